import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, Eye, Printer, Search } from 'lucide-react';
import { useState } from 'react';
import type { Column } from '#shared';
import {
  addressOf,
  api,
  ConfirmButton,
  DataTable,
  download,
  ErrorState,
  Loaded,
  printing,
  Section,
  useFormat,
  useLanguage,
  useLocalized,
  useShown,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { Poster, PosterSheet, WavePage } from '../api/surveys.js';
import { postersQuery, surveysKey, wavePath } from '../api/surveys.js';
import { InvitationForm } from './invitation-form.js';
import { PosterPaper } from './poster-paper.js';
import { ReplacementsSection } from './replacements.js';
import { useSizeWords } from './stratum-name.js';

interface PosterSheetProps {
  readonly wave: WavePage;
  readonly sheet: PosterSheet;
}

/** For example "Enterprise A1", or that anyone in the park may scan the poster. */
function usePosterName(): (poster: Poster) => string {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  return ({ enterprise, park }) => (enterprise ? inWords(enterprise) : t('poster.open', { park: inWords(park) }));
}

function Preview({ poster, sheet }: { readonly poster: Poster; readonly sheet: PosterSheet }) {
  const { t } = useTranslation('surveys');
  const [opened, setOpened] = useState(false);
  const where = usePosterName()(poster);
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Eye size={14} aria-hidden />}
        aria-label={t('poster.showOf', { where })}
        onClick={() => setOpened(true)}
      >
        {t('poster.show')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={where}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <PosterPaper poster={poster} sheet={sheet} />
      </Modal>
    </>
  );
}

function Files({ poster, wave }: { readonly poster: Poster; readonly wave: WavePage }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const where = usePosterName()(poster);
  return (['png', 'svg'] as const).map((ending) => (
    <Button
      key={ending}
      component="a"
      size="compact-sm"
      variant="subtle"
      leftSection={<Download size={14} aria-hidden />}
      href={addressOf(`/api/workspaces/{workspaceId}/surveys/waves/{waveId}/posters/{posterId}.${ending}`, {
        path: { workspaceId: id, waveId: wave.id, posterId: poster.id },
      })}
      aria-label={t('poster.file', { where, kind: ending.toUpperCase() })}
      download
    >
      {ending.toUpperCase()}
    </Button>
  ));
}

/** Closes the code of a poster and gives it another one, and says since when it has it. */
function Rotation({ poster, wave }: { readonly poster: Poster; readonly wave: WavePage }) {
  const { t } = useTranslation('surveys');
  const { id } = useWorkspace();
  const format = useFormat();
  const client = useQueryClient();
  const rotate = async (): Promise<void> => {
    await api.post(`${wavePath}/posters/{posterId}/rotate`, {
      path: { workspaceId: id, waveId: wave.id, posterId: poster.id },
    });
    await client.invalidateQueries({ queryKey: surveysKey(id) });
  };
  return (
    <>
      {wave.state !== 'closed' && (
        <ConfirmButton
          size="compact-sm"
          variant="subtle"
          question={t('rotate.question')}
          consequence={t('rotate.consequence')}
          onConfirm={rotate}
        >
          {t('rotate.button')}
        </ConfirmButton>
      )}
      {poster.rotatedAt !== null && (
        <span className="tp-dimmed tp-small">{t('rotate.since', { date: format.dateTime(poster.rotatedAt) })}</span>
      )}
    </>
  );
}

function usePosterColumns({ wave, sheet }: PosterSheetProps, chosen: Chosen): Column<Poster>[] {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const nameOf = usePosterName();
  const size = useSizeWords();
  const stratumOf = (poster: Poster): string => {
    const found = wave.strata.find(({ stratum }) => stratum === poster.stratum);
    return found === undefined ? '–' : size(found.sizeClasses);
  };
  return [
    {
      key: 'where',
      title: t('poster.where'),
      lead: true,
      cell: (poster) => (
        <Checkbox
          label={nameOf(poster)}
          checked={chosen.has(poster.id)}
          onChange={(event) => chosen.turn([poster.id], event.currentTarget.checked)}
        />
      ),
      sortValue: nameOf,
    },
    { key: 'park', title: t('strata.park'), cell: (poster) => inWords(poster.park), sortValue: (p) => inWords(p.park) },
    {
      key: 'stratum',
      title: t('strata.size'),
      cell: stratumOf,
      sortValue: (poster) => poster.stratum,
    },
    {
      key: 'files',
      title: t('poster.files'),
      cell: (poster) => (
        <div className="sv-files">
          <Preview poster={poster} sheet={sheet} />
          <Files poster={poster} wave={wave} />
          <Rotation poster={poster} wave={wave} />
        </div>
      ),
    },
  ];
}

interface Chosen {
  readonly count: number;
  readonly has: (id: string) => boolean;
  readonly turn: (ids: readonly string[], on: boolean) => void;
}

function useChosen(): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    count: ids.size,
    has: (id) => ids.has(id),
    turn: (some, on) =>
      setIds((before) => new Set(on ? [...before, ...some] : [...before].filter((id) => !some.includes(id)))),
  };
}

/** At most so many in one file. */
const mostPrinted = 1000;

function usePosterFile(wave: WavePage) {
  const { id } = useWorkspace();
  const language = useLanguage() === 'zh' ? 'zh-CN' : 'en';
  return useMutation({
    mutationKey: printing,
    mutationFn: async (posterIds: readonly string[]) =>
      download(
        'posters.pdf',
        await api.postForFile(`${wavePath}/posters/pdf`, {
          path: { workspaceId: id, waveId: wave.id },
          body: { posterIds: [...posterIds], language },
        }),
      ),
  });
}

function useFound(sheet: PosterSheet) {
  const nameOf = usePosterName();
  const [text, setText] = useState('');
  const [park, setPark] = useState<string | null>(null);
  const wanted = text.trim().toLowerCase();
  const orderOf = ({ park: at, enterprise }: Poster): string => `${at.en} ${enterprise?.en ?? ''}`;
  const sorted = [...sheet.posters].sort((a, b) => orderOf(a).localeCompare(orderOf(b), 'en', { numeric: true }));
  const found = sorted.filter(
    (poster) =>
      (park === null || poster.park.en === park) &&
      [nameOf(poster), poster.enterprise?.en ?? '', poster.enterprise?.zh ?? '', poster.stratum ?? ''].some((said) =>
        said.toLowerCase().includes(wanted),
      ),
  );
  return { text, setText, park, setPark, found };
}

function PosterFilters({
  sheet,
  filter,
}: {
  readonly sheet: PosterSheet;
  readonly filter: ReturnType<typeof useFound>;
}) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const parks = new Map(sheet.posters.map(({ park }) => [park.en, park]));
  return (
    <div className="sv-filters">
      <TextInput
        className="sv-search"
        label={t('poster.search')}
        leftSection={<Search size={16} aria-hidden />}
        value={filter.text}
        onChange={(event) => filter.setText(event.currentTarget.value)}
      />
      <Select
        label={t('strata.park')}
        placeholder={t('frame.anyPark')}
        clearable
        data={[...parks].map(([value, name]) => ({ value, label: inWords(name) }))}
        value={filter.park}
        onChange={filter.setPark}
      />
    </div>
  );
}

function PosterList({ wave, sheet }: PosterSheetProps) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const chosen = useChosen();
  const filter = useFound(sheet);
  const columns = usePosterColumns({ wave, sheet }, chosen);
  const { shown, more } = useShown(filter.found, 20);
  const file = usePosterFile(wave);
  const ids = filter.found.map(({ id }) => id);
  const all = ids.length > 0 && ids.every((id) => chosen.has(id));
  return (
    <Section
      title={t('poster.title', { count: sheet.posters.length })}
      purpose={t('poster.purpose', { date: format.date(sheet.endsOn) })}
      action={
        <Button
          leftSection={<Printer size={16} aria-hidden />}
          disabled={chosen.count === 0 || chosen.count > mostPrinted}
          loading={file.isPending}
          onClick={() => file.mutate(sheet.posters.flatMap((poster) => (chosen.has(poster.id) ? [poster.id] : [])))}
        >
          {t('print.pdf', { count: chosen.count })}
        </Button>
      }
    >
      <PosterFilters sheet={sheet} filter={filter} />
      <Checkbox
        className="sv-all"
        label={t('poster.chooseAll', { count: ids.length })}
        checked={all}
        indeterminate={!all && ids.some((id) => chosen.has(id))}
        onChange={(event) => chosen.turn(ids, event.currentTarget.checked)}
      />
      {chosen.count === 0 && <p className="tp-dimmed tp-small">{t('poster.selectFirst')}</p>}
      <DataTable
        caption={t('tab.posters')}
        rows={shown}
        columns={columns}
        rowKey={(poster) => poster.id}
        empty={<p className="tp-dimmed">{t('frame.nothing')}</p>}
      />
      {more}
      {chosen.count > mostPrinted && <p role="alert">{t('print.tooMany', { most: format.number(mostPrinted) })}</p>}
      {file.error && <ErrorState error={file.error} compact />}
    </Section>
  );
}

/** Collectors of the wave: a poster for each enterprise, and links for single persons. */
export function PostersPart({ wave }: { readonly wave: WavePage }) {
  const { id } = useWorkspace();
  const sheet = useQuery(postersQuery(id, wave.id));
  return (
    <Loaded query={sheet}>
      {(found) => (
        <div className="tp-stack">
          <PosterList wave={wave} sheet={found} />
          {wave.sample !== null && <ReplacementsSection wave={wave} sheet={found} />}
          {wave.state !== 'closed' && <InvitationForm wave={wave} sheet={found} />}
        </div>
      )}
    </Loaded>
  );
}
