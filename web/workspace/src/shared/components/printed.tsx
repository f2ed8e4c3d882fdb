import { Progress, Text } from '@mantine/core';
import { type QueryKey, useIsMutating, useMutation, useQuery } from '@tanstack/react-query';
import type { ComponentProps, MouseEvent } from 'react';
import { api } from '../api/client.js';
import { ProblemError } from '../api/problem.js';
import { download } from '../charts/download.js';
import { useTranslation } from '../i18n/i18n.js';
import { useNotify } from './notify.js';

/** The key of every mutation that waits for a PDF: while there is one, the page shows how far it is. */
export const printing: QueryKey = ['printing'];

/** Milliseconds. */
const interval = 700;

interface FileLinkProps extends ComponentProps<'a'> {
  readonly mutationKey?: QueryKey;
}

/** A link to a file, for `component` of a button or menu item. If the server refuses, the page shows why. */
export function FileLink({ href = '', children, mutationKey, ...link }: FileLinkProps) {
  const notify = useNotify();
  const load = useMutation({
    ...(mutationKey && { mutationKey }),
    mutationFn: async () => {
      const { name, content } = await api.fileAt(href);
      download(name, content);
    },
    onError: (error) => {
      const { title, detail = '' } = error instanceof ProblemError ? error.body : { title: error.message };
      notify(`${title} ${detail}`);
    },
  });
  const take = (event: MouseEvent<HTMLAnchorElement>): void => {
    link.onClick?.(event);
    // in a new tab or window, the browser shows the file itself
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load.mutate();
  };
  return (
    <a {...link} href={href} onClick={take}>
      {children}
    </a>
  );
}

/**
 * A link to a PDF. The server prints two documents at a time, so the page shows what comes before, instead of a
 * download without an end in sight.
 */
export const PrintedLink = (link: ComponentProps<'a'>) => <FileLink {...link} mutationKey={printing} />;

/** Shows how far the PDFs are for which this page waits. */
export function PrintingProgress() {
  const waiting = useIsMutating({ mutationKey: printing }) > 0;
  return waiting ? <Awaited /> : null;
}

function Awaited() {
  const { t } = useTranslation('shared');
  const { data } = useQuery({
    queryKey: printing,
    queryFn: ({ signal }) => api.get('/api/printing', { signal }),
    refetchInterval: interval,
  });
  const [first] = data?.items ?? [];
  const isPrinted = first !== undefined && first.ahead === null;
  const percent = Math.round((first?.done ?? 0) * 100);
  const words = first?.ahead ? t('printing.ahead', { count: first.ahead }) : t('printing.creating');
  return (
    <div className="tp-printing" role="status">
      <Text size="sm" fw={600}>
        {words}
      </Text>
      <Progress
        value={isPrinted ? percent : 100}
        animated={!isPrinted || percent === 0}
        aria-label={t('printing.creating')}
      />
    </div>
  );
}
