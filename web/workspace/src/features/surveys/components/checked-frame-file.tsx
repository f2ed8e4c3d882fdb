import { Checkbox, Radio } from '@mantine/core';
import { useState } from 'react';
import {
  DataTable,
  FirstOnly,
  ImportErrors,
  RunImport,
  Section,
  useFormat,
  useLocalized,
  useTranslation,
} from '#shared';
import type { CheckedFrameFile, FrameChange, MissingDecision } from '../api/frame-import.js';

/** The figures of a new enterprise, or the earlier and later ones of another. */
function Figures({ change: { before, after } }: { readonly change: FrameChange }) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  const yes = (value: boolean): string => t(value ? 'frameImport.yes' : 'frameImport.no');
  const figures = (of: FrameChange['after']) =>
    [
      [t('frame.headcount'), format.number(of.headcount)],
      [t('sex.women'), format.number(of.women)],
      [t('sex.men'), format.number(of.men)],
      [t('strata.size'), t(`size.${of.sizeClass}`)],
      [t('frame.certainty'), yes(of.certainty)],
    ] as const;
  const earlier = before && new Map(figures(before));
  const lines = figures(after).flatMap(([name, value]) => {
    if (earlier === null) return [t('frameImport.figure', { name, after: value })];
    const was = earlier.get(name)!;
    return was === value ? [] : [t('frameImport.figureChanged', { name, before: was, after: value })];
  });
  return <>{lines.join(' · ') || '–'}</>;
}

function Changes({ changes, total }: { readonly changes: readonly FrameChange[]; readonly total: number }) {
  const { t } = useTranslation(['surveys', 'shared']);
  const inWords = useLocalized();
  return (
    <>
      <h3>{t('shared:imports.changes')}</h3>
      <FirstOnly shown={changes.length} total={total} />
      <DataTable
        caption={t('shared:imports.changes')}
        rows={changes}
        portion={25}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', title: t('shared:imports.row'), numeric: true, cell: ({ row }) => row },
          { key: 'name', title: t('frame.enterprise'), lead: true, cell: ({ name }) => inWords(name) },
          { key: 'park', title: t('strata.park'), cell: ({ park }) => inWords(park) },
          { key: 'kind', title: t('frameImport.change'), cell: ({ kind }) => t(`frameImport.kind.${kind}`) },
          { key: 'figures', title: t('strata.headcount'), long: true, cell: (change) => <Figures change={change} /> },
        ]}
      />
    </>
  );
}

/** One choice for all, and checkboxes for single enterprises. */
function MissingUnits(props: {
  readonly checked: CheckedFrameFile;
  readonly choice: MissingDecision | null;
  readonly error: string | null;
  readonly onChoice: (choice: MissingDecision) => void;
}) {
  const { t } = useTranslation('surveys');
  const inWords = useLocalized();
  const format = useFormat();
  const { missingUnits } = props.checked;
  const { choice, error, onChoice } = props;
  const toggle = ({ missing, except }: MissingDecision, id: string): void =>
    onChoice({ missing, except: except.includes(id) ? except.filter((each) => each !== id) : [...except, id] });
  return (
    <>
      <h3>{t('frameImport.missing')}</h3>
      <Radio.Group
        mb="md"
        label={t('frameImport.missingQuestion')}
        description={t('frameImport.missingEach')}
        value={choice?.missing ?? null}
        error={error}
        onChange={(value) => onChoice({ missing: value as MissingDecision['missing'], except: [] })}
      >
        <Radio mt="xs" value="keep" label={t('frameImport.keep')} />
        <Radio mt="xs" value="take-out" label={t('frameImport.takeOut')} description={t('frameImport.takeOutHint')} />
      </Radio.Group>
      <DataTable
        caption={t('frameImport.missing')}
        rows={missingUnits}
        portion={10}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('frame.enterprise'), lead: true, cell: ({ name }) => inWords(name) },
          { key: 'park', title: t('strata.park'), cell: ({ park }) => inWords(park) },
          {
            key: 'workers',
            title: t('strata.headcount'),
            numeric: true,
            cell: ({ headcount }) => format.number(headcount),
          },
          {
            key: 'out',
            title: t('frameImport.takeOutOne'),
            cell: ({ id, name }) => (
              <Checkbox
                label={
                  <span className="tp-visually-hidden">
                    {t('frameImport.takeOutOf', { enterprise: inWords(name) })}
                  </span>
                }
                checked={choice !== null && isTakenOut(choice, id)}
                disabled={choice === null}
                onChange={() => choice && toggle(choice, id)}
              />
            ),
          },
        ]}
      />
    </>
  );
}

const isTakenOut = ({ missing, except }: MissingDecision, id: string): boolean =>
  (missing === 'take-out') !== except.includes(id);

const keepAll: MissingDecision = { missing: 'keep', except: [] };

function Summary({ checked }: { readonly checked: CheckedFrameFile }) {
  const { t } = useTranslation(['surveys', 'shared']);
  const inWords = useLocalized();
  const format = useFormat();
  return (
    <div aria-live="polite">
      <p>
        <strong>
          {t('frameImport.summary', {
            rows: format.number(checked.rows),
            added: format.number(checked.added),
            changed: format.number(checked.changed),
            unchanged: format.number(checked.unchanged),
            missing: format.number(checked.missing),
          })}
        </strong>
      </p>
      {checked.newParks.length > 0 && (
        <p>{t('frameImport.parks', { parks: format.list(checked.newParks.map(inWords)) })}</p>
      )}
      {checked.newPlaces > 0 && <p>{t('frameImport.places', { count: checked.newPlaces })}</p>}
      {checked.registerNumbers > 0 && <p>{t('frameImport.registerNumbers', { count: checked.registerNumbers })}</p>}
      <p>{t('shared:imports.nothingSaved')}</p>
    </div>
  );
}

interface CheckedProps {
  readonly checked: CheckedFrameFile;
  readonly onSave: (missing: MissingDecision) => Promise<unknown>;
}

/** The result of the check, and the button that saves exactly these changes. */
export function CheckedFrameFileSection({ checked, onSave }: CheckedProps) {
  const { t } = useTranslation(['surveys', 'shared']);
  const [missing, setMissing] = useState<MissingDecision | null>(checked.missing === 0 ? keepAll : null);
  const [asked, setAsked] = useState(false);
  const total = checked.added + checked.changed;
  const sound = checked.errorCount === 0;
  const save = async (): Promise<void> => {
    setAsked(true);
    if (missing !== null) await onSave(missing);
  };
  const saves = sound && (total + checked.registerNumbers > 0 || checked.missing > 0);
  return (
    <Section title={t('frameImport.result')}>
      <Summary checked={checked} />
      {!sound && <ImportErrors {...checked} />}
      {sound && total + checked.registerNumbers + checked.missing === 0 && <p>{t('frameImport.nothing')}</p>}
      {total > 0 && <Changes changes={checked.changes} total={total} />}
      {sound && checked.missing > 0 && (
        <MissingUnits
          checked={checked}
          choice={missing}
          error={asked && missing === null ? t('frameImport.missingChoose') : null}
          onChoice={setMissing}
        />
      )}
      {saves && <RunImport label={t('frameImport.run')} onRun={save} />}
    </Section>
  );
}
