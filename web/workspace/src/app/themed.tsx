import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { cssVariablesResolver, theme } from '../shared/styles/theme.js';
import { usePrinting } from './shell/use-print.js';

const chosenScheme = localStorageColorSchemeManager({ key: 'tripartite.theme' });

/** Uses the reader's theme on screen and the light theme in print. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const printing = usePrinting();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      colorSchemeManager={chosenScheme}
      {...(printing && { forceColorScheme: 'light' as const })}
    >
      {children}
    </MantineProvider>
  );
}
