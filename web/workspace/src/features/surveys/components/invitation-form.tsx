import { Button, NumberInput, Select, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Copy, Download, Printer } from 'lucide-react';
import { useState } from 'react';
import {
  api,
  asEntered,
  csvBlob,
  download,
  ErrorState,
  Form,
  printing,
  Section,
  useFields,
  useFormat,
  useLanguage,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { PosterSheet, WavePage } from '../api/surveys.js';
import { wavePath } from '../api/surveys.js';
import { Messages, useMessages } from './messages.js';
import { MoreLinksRequest } from './more-links.js';

interface Issued {
  readonly enterprise: string;
  readonly links: readonly string[];
}

interface WaveProps {
  readonly wave: WavePage;
  readonly sheet: PosterSheet;
}

/** At most so many in one file. */
const mostSlips = 1000;

/** The links are shown only now: the server stores only their hashes. */
function Links({ issued, wave, sheet }: { readonly issued: Issued } & WaveProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const { id } = useWorkspace();
  const language = useLanguage() === 'zh' ? 'zh-CN' : 'en';
  const { sms } = useMessages(sheet);
  const [copied, setCopied] = useState(false);
  const { enterprise, links } = issued;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(links.join('\n'));
    setCopied(true);
  };
  const save = (): void =>
    download(
      'invitations.csv',
      csvBlob([
        [
          t('frame.enterprise'),
          t('invite.link'),
          ...(['zh', 'en'] as const).map((key) => t('message.sms', { language: t(`message.${key}`) })),
        ],
        ...links.map((link) => [enterprise, link, sms('zh', link), sms('en', link)]),
      ]),
    );
  const slips = useMutation({
    mutationKey: printing,
    mutationFn: async () =>
      download(
        'personal-links.pdf',
        await api.postForFile(`${wavePath}/invitations/pdf`, {
          path: { workspaceId: id, waveId: wave.id },
          body: { links: [...links], language },
        }),
      ),
  });
  const printable = links.length <= mostSlips;
  return (
    <div className="sv-issued" role="status">
      <p>
        <strong>{t('invite.made', { count: links.length, number: format.number(links.length), enterprise })}</strong>{' '}
        {t('invite.once')}
      </p>
      <div className="sv-files">
        <Button size="compact-sm" leftSection={<Download size={14} aria-hidden />} onClick={save}>
          {t('invite.save')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Printer size={14} aria-hidden />}
          disabled={!printable}
          loading={slips.isPending}
          onClick={() => slips.mutate()}
        >
          {t('print.links')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Copy size={14} aria-hidden />}
          onClick={() => void copy()}
        >
          {t(copied ? 'invite.copied' : 'invite.copy')}
        </Button>
      </div>
      {!printable && <p>{t('print.linksTooMany', { most: format.number(mostSlips) })}</p>}
      {slips.error && <ErrorState error={slips.error} compact />}
      <ol className="sv-links" tabIndex={0} aria-label={t('invite.links')}>
        {links.map((link) => (
          <li key={link}>{link}</li>
        ))}
      </ol>
    </div>
  );
}

/** Creates single-use links for persons drawn in one enterprise. */
export function InvitationForm({ wave, sheet }: WaveProps) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const inWords = useLocalized();
  const [issued, setIssued] = useState<Issued | null>(null);
  const fields = useFields<{ readonly unitId: string | null; readonly count: number | string }>(
    {
      unitId: null,
      count: 5,
    },
    null,
  );
  const [replaced, setReplaced] = useState('');
  const choices = sheet.posters.flatMap(({ unitId, enterprise, park }) =>
    unitId && enterprise ? [{ value: unitId, label: `${inWords(enterprise)} · ${inWords(park)}` }] : [],
  );
  const send = async (): Promise<void> => {
    const answer = await fields.submit(({ unitId, count }) =>
      api.post('/api/workspaces/{workspaceId}/surveys/waves/{waveId}/invitations', {
        path: { workspaceId: id, waveId: wave.id },
        body: asEntered({
          ...{ unitId, count: count === '' ? count : Number(count) },
          replaced: replaced.split(/\s+/).filter(Boolean),
        }),
      }),
    );
    if (answer === undefined) return;
    const enterprise = choices.find(({ value }) => value === fields.values.unitId)?.label ?? '';
    setReplaced('');
    setIssued({ enterprise, links: answer.links });
  };
  return (
    <Section title={t('invite.title')} purpose={t('invite.purpose')}>
      <Form unexplained form={fields} className="sv-filters" aria-label={t('invite.title')} onSubmit={send}>
        <Select
          className="sv-search"
          label={t('frame.enterprise')}
          searchable
          required
          data={choices}
          {...fields.pick('unitId')}
        />
        <NumberInput
          label={t('invite.count')}
          min={1}
          max={5000}
          allowDecimal={false}
          required
          {...fields.pick('count')}
        />
        <Textarea
          className="sv-search"
          label={t('replacedLinks.label')}
          autosize
          value={replaced}
          onChange={(event) => setReplaced(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={fields.busy}>
          {t('invite.make')}
        </Button>
      </Form>
      <p className="tp-small tp-dimmed">{t('replacedLinks.help')}</p>
      {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
      {issued && <Links issued={issued} wave={wave} sheet={sheet} />}
      <Messages sheet={sheet} />
      <MoreLinksRequest wave={wave} enterprises={choices} />
    </Section>
  );
}
