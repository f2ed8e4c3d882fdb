import { Button, Group, Progress, Text } from '@mantine/core';
import { Upload, X } from 'lucide-react';
import type { DragEvent, ReactNode } from 'react';
import { useId, useRef, useState } from 'react';
import type { FileUpload } from '../api/upload.js';
import { useFormat } from '../format/use-format.js';
import { useTranslation } from '../i18n/i18n.js';
import { ErrorState } from './states.js';

interface FileDropProps<T> {
  readonly label: string;
  /** `uploadTo('/api/…', { path: { … } })` */
  readonly upload: FileUpload<T>;
  readonly maxBytes: number;
  /** `.pdf,.png,.csv`, as the server allows. */
  readonly accept: string;
  /** The same in words, e.g. "PDF, PNG or CSV". */
  readonly acceptWords: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly onStored: (answer: T) => void;
  /** What stopping means for a file if it does not cancel the upload: the button, and what is said afterwards. */
  readonly stopping?: (file: File) => { readonly button: string; readonly note: string } | undefined;
  /** Shown while nothing is sent, for example to continue an upload. */
  readonly whenIdle?: (start: (file: File) => void) => ReactNode;
}

type Sending =
  | { readonly state: 'idle'; readonly note?: string }
  | { readonly state: 'sending'; readonly file: File; readonly share: number }
  | { readonly state: 'failed'; readonly error: unknown };

/** Input for one file, by choosing or dropping; shows progress while sending, with a button to cancel. */
export function FileDrop<T>(props: FileDropProps<T>) {
  const { label, upload, maxBytes, accept, acceptWords, fields, onStored, stopping, whenIdle } = props;
  const { t } = useTranslation('shared');
  const format = useFormat();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<AbortController | null>(null);
  const [sending, setSending] = useState<Sending>({ state: 'idle' });
  const [over, setOver] = useState(false);

  const fail = (error: unknown, file: File): void => {
    const cancelled = error instanceof DOMException && error.name === 'AbortError';
    setSending(
      cancelled ? { state: 'idle', note: stopping?.(file)?.note ?? t('file.cancelled') } : { state: 'failed', error },
    );
  };

  const start = async (file: File): Promise<void> => {
    if (file.size > maxBytes) {
      setSending({ state: 'idle', note: t('file.tooLarge', { name: file.name, size: format.bytes(maxBytes) }) });
      return;
    }
    abort.current = new AbortController();
    setSending({ state: 'sending', file, share: 0 });
    try {
      const answer = await upload(file, {
        fields,
        signal: abort.current.signal,
        onProgress: (share) => setSending({ state: 'sending', file, share }),
      });
      setSending({ state: 'idle', note: t('file.sent', { name: file.name }) });
      onStored(answer);
    } catch (error) {
      fail(error, file);
    }
  };

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) void start(file);
  };

  return (
    <div
      className={over ? 'tp-drop tp-drop-over' : 'tp-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label htmlFor={id} className="tp-drop-label">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        className="tp-visually-hidden"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void start(file);
        }}
      />
      {sending.state === 'sending' ? (
        <Group wrap="nowrap">
          <div className="tp-grow">
            <Text size="sm">{t('file.sending', { name: sending.file.name })}</Text>
            <Progress value={sending.share * 100} aria-label={t('file.sending', { name: sending.file.name })} />
          </div>
          <Button variant="default" leftSection={<X size={16} aria-hidden />} onClick={() => abort.current?.abort()}>
            {stopping?.(sending.file)?.button ?? t('cancel')}
          </Button>
        </Group>
      ) : (
        <Group>
          <Button
            variant="default"
            leftSection={<Upload size={16} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {t('file.choose')}
          </Button>
          <Text size="sm" className="tp-dimmed">
            {t('file.drop')} · {t('file.limit', { size: format.bytes(maxBytes), types: acceptWords })}
          </Text>
        </Group>
      )}
      <div aria-live="polite">{sending.state === 'idle' && sending.note && <Text size="sm">{sending.note}</Text>}</div>
      {sending.state === 'failed' && <ErrorState error={sending.error} compact />}
      {sending.state !== 'sending' && whenIdle?.((file) => void start(file))}
    </div>
  );
}
