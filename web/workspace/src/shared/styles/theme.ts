import type { SyntheticEvent } from 'react';
import type { CSSVariablesResolver, MantineColorsTuple, VariantColorsResolver } from '@mantine/core';
import { createTheme, defaultVariantColorsResolver } from '@mantine/core';
import type { Meaning } from '../../../../shared/tokens.js';
import {
  breakpoints,
  colours,
  fontSizes,
  meanings,
  monospaceFamily,
  radius,
  schemes,
  shadow,
  spacing,
  surfaces,
} from '../../../../shared/tokens.js';
import { i18n } from '../i18n/i18n.js';

const rem = (pixels: number): string => `${pixels / 16}rem`;
/**
 * React passes events of a dialog to the components that contain it, although the dialog lies elsewhere in the page:
 * without this, saving in a dialog would also send the form in which the dialog was opened.
 */
const ownForm = { onSubmit: (event: SyntheticEvent) => event.stopPropagation() };

const inRem = (sizes: Readonly<Record<string, number>>): Record<string, string> =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, rem(size)]));

/** Mantine requires ten shades of a colour; the palette has four roles, which the resolvers below map. */
function tuple(meaning: Meaning): MantineColorsTuple {
  const { light, dark } = { light: colours.light[meaning], dark: colours.dark[meaning] };
  return [
    light.soft,
    light.soft,
    dark.text,
    dark.text,
    dark.solid,
    dark.solid,
    light.solid,
    light.solid,
    light.text,
    light.text,
  ];
}

/** Replaces Mantine's dark greys by the palette's: text first, darkest background last. */
const darkGrounds: MantineColorsTuple = [
  surfaces.dark.text,
  '#C7CFD7',
  surfaces.dark.dimmed,
  surfaces.dark.line,
  '#4A5662',
  surfaces.dark.border,
  surfaces.dark.raised,
  surfaces.dark.surface,
  surfaces.dark.canvas,
  surfaces.dark.sunken,
];

const isMeaning = (colour: string | undefined): colour is Meaning =>
  colour !== undefined && (meanings as readonly string[]).includes(colour);

const variantColorResolver: VariantColorsResolver = (input) => {
  const colour = input.color ?? input.theme.primaryColor;
  if (!isMeaning(colour)) return defaultVariantColorsResolver(input);
  const role = (name: string): string => `var(--tp-${colour}${name})`;
  const clear = '1px solid transparent';
  switch (input.variant) {
    case 'filled':
      return {
        background: role(''),
        hover: `color-mix(in srgb, ${role('')} 88%, black)`,
        color: role('-on'),
        border: clear,
      };
    case 'light':
      return {
        background: role('-soft'),
        hover: `color-mix(in srgb, ${role('-soft')} 85%, ${role('')})`,
        color: role('-text'),
        border: clear,
      };
    case 'outline':
      return {
        background: 'transparent',
        hover: role('-soft'),
        color: role('-text'),
        border: `1px solid ${role('')}`,
      };
    case 'subtle':
      return { background: 'transparent', hover: role('-soft'), color: role('-text'), border: clear };
    case 'transparent':
      return { background: 'transparent', hover: 'transparent', color: role('-text'), border: clear };
    default:
      return defaultVariantColorsResolver(input);
  }
};

export const cssVariablesResolver: CSSVariablesResolver = () => {
  const [light, dark] = schemes.map((scheme) => {
    const ground = surfaces[scheme];
    const variables: Record<string, string> = {
      '--mantine-color-body': ground.surface,
      '--mantine-color-text': ground.text,
      '--mantine-color-bright': ground.text,
      '--mantine-color-dimmed': ground.dimmed,
      '--mantine-color-placeholder': ground.dimmed,
      '--mantine-color-default': ground.surface,
      '--mantine-color-default-hover': ground.sunken,
      '--mantine-color-default-color': ground.text,
      '--mantine-color-default-border': ground.line,
      '--mantine-color-error': colours[scheme].late.text,
      '--mantine-color-anchor': colours[scheme].brand.text,
      '--mantine-color-disabled': ground.sunken,
      '--mantine-color-disabled-color': ground.dimmed,
      '--mantine-color-disabled-border': ground.border,
    };
    for (const meaning of meanings) {
      const role = (name: string): string => `var(--tp-${meaning}${name})`;
      Object.assign(variables, {
        [`--mantine-color-${meaning}-text`]: role('-text'),
        [`--mantine-color-${meaning}-filled`]: role(''),
        [`--mantine-color-${meaning}-filled-hover`]: role(''),
        [`--mantine-color-${meaning}-light`]: role('-soft'),
        [`--mantine-color-${meaning}-light-hover`]: role('-soft'),
        [`--mantine-color-${meaning}-light-color`]: role('-text'),
        [`--mantine-color-${meaning}-outline`]: role(''),
        [`--mantine-color-${meaning}-contrast`]: role('-on'),
      });
    }
    return { ...variables, '--mantine-primary-color-contrast': colours[scheme].brand.on };
  });
  return { variables: {}, light: light ?? {}, dark: dark ?? {} };
};

const headingSize = (size: number, lineHeight: string) => ({ fontSize: rem(size), lineHeight, fontWeight: '650' });

/** Read at each render, so that it follows the language. */
const closeInWords = {
  get 'aria-label'(): string {
    return i18n.t('shared:close');
  },
};

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 6, dark: 4 },
  colors: { ...Object.fromEntries(meanings.map((meaning) => [meaning, tuple(meaning)])), dark: darkGrounds },
  black: surfaces.light.text,
  variantColorResolver,
  autoContrast: true,
  fontFamily: 'var(--tp-font)',
  fontFamilyMonospace: monospaceFamily,
  headings: {
    fontFamily: 'var(--tp-font)',
    sizes: {
      h1: headingSize(fontSizes.xl, '1.25'),
      h2: headingSize(fontSizes.lg, '1.35'),
      h3: headingSize(fontSizes.md, '1.4'),
      h4: headingSize(fontSizes.sm, '1.45'),
      h5: headingSize(fontSizes.sm, '1.45'),
      h6: headingSize(fontSizes.xs, '1.5'),
    },
  },
  fontSizes: inRem({ xs: fontSizes.xs, sm: fontSizes.sm, md: fontSizes.md, lg: fontSizes.lg, xl: fontSizes.xl }),
  spacing: inRem(spacing),
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: rem(radius), lg: rem(radius), xl: '999px' },
  shadows: { xs: shadow, sm: shadow, md: shadow, lg: shadow, xl: shadow },
  breakpoints: Object.fromEntries(Object.entries(breakpoints).map(([name, size]) => [name, `${size / 16}em`])),
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // A hint above its input would misalign the input with its neighbours.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // A picture without a name for screen readers.
    ComboboxChevron: { defaultProps: { 'aria-hidden': true } },
    // The placeholder is a focusable element without a name inside role=menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // Its <header> is in a dialog, so it is not the banner of the page. Its scroll lock creates a <style> element;
    // base.css locks the page instead.
    Modal: {
      defaultProps: { ...ownForm, centered: true, lockScroll: false, attributes: { header: { role: 'presentation' } } },
    },
    Drawer: { defaultProps: { ...ownForm, lockScroll: false, attributes: { header: { role: 'presentation' } } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 300, events: { hover: true, focus: true, touch: true } } },
    Notification: { defaultProps: { closeButtonProps: closeInWords } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});
