import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { Section, useFormat, useLocalized, useTranslation, useWorkspace } from '#shared';
import { type DefinitionCheck, type DefinitionFault, vocabularyQuery } from '../../api/definitions.js';
import { Fact } from '../how-computed.js';
import { fieldAt, fieldName, formulaParts, type FormulaPart, type FormValues } from '../../domain/form-values.js';

interface FaultProps {
  readonly fault: DefinitionFault;
  /** The name and the content of the field. */
  readonly field: string;
  readonly text: string;
  /** Replaces the wrong word by a name. */
  readonly onReplace: (fault: DefinitionFault, name: string) => void;
}

/** A formula with its wrong word highlighted. */
function Marked({ fault, text }: Pick<FaultProps, 'fault' | 'text'>) {
  const { position, length } = fault;
  if (position === null || length === null) return null;
  const [before, wrong, after] = [
    text.slice(0, position),
    text.slice(position, position + length),
    text.slice(position + length),
  ];
  return (
    <code className="in-formula" lang="en">
      {before}
      <mark>{wrong || '…'}</mark>
      {after}
    </code>
  );
}

function Fault({ fault, field, text, onReplace }: FaultProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const replaces = fault.position !== null && /\.unknown-(variable|indicator)$/.test(fault.code);
  return (
    <li>
      {t('def.check.at', { field, detail: localized(fault.detail), interpolation: { escapeValue: false } })}
      <Marked fault={fault} text={text} />
      {replaces && fault.suggestions.length > 0 && (
        <span className="in-suggestions">
          {fault.suggestions.map((name) => (
            <Button key={name} size="compact-sm" variant="default" onClick={() => onReplace(fault, name)}>
              {t('def.check.meant', { name })}
            </Button>
          ))}
        </span>
      )}
    </li>
  );
}

function Meaning({ check, compares }: { readonly check: DefinitionCheck; readonly compares: boolean }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const format = useFormat();
  const { id: workspaceId } = useWorkspace();
  const vocabulary = useQuery(vocabularyQuery(workspaceId)).data?.variables ?? [];
  const questionWords = (name: string): string =>
    localized(vocabulary.find((variable) => variable.name === name)?.label ?? { en: name, zh: name });
  const parts = formulaParts.filter((part) => check.words[part] !== null);
  const list = (words: readonly string[]): string => format.list(words) || t('def.check.none');
  return (
    <dl className="in-facts">
      {parts.map((part) => (
        <Fact key={part} name={t(`def.check.${compares && part === 'numerator' ? 'compared' : part}`)}>
          {localized(check.words[part]!)}
        </Fact>
      ))}
      {check.plan && <Fact name={t('def.check.plan')}>{t(`def.check.plans.${check.plan}`)}</Fact>}
      {check.modules.length > 0 && (
        <Fact name={t('def.check.needs')}>
          {list(check.modules.map((module) => t(`def.module.${module}`, { defaultValue: module })))}
        </Fact>
      )}
      {check.variables.length > 0 && (
        <Fact name={t('def.check.questions')}>
          {list([...new Set(check.variables.flatMap(({ questions }) => questions))].map(questionWords))}
        </Fact>
      )}
      <Fact name={t('def.check.breakdowns')}>
        {list(check.breakdowns.map((id) => t(`breakdown.${id}`, { defaultValue: id })))}
      </Fact>
    </dl>
  );
}

interface LiveCheckProps {
  readonly check: DefinitionCheck | undefined;
  readonly checking: boolean;
  readonly failed: boolean;
  readonly values: FormValues;
  /** Whether a fault should be shown already, and is not just a field that is still empty. */
  readonly isShown: (fault: DefinitionFault) => boolean;
  readonly onReplace: (fault: DefinitionFault, name: string) => void;
}

interface VerdictProps extends Pick<LiveCheckProps, 'check' | 'checking' | 'failed'> {
  readonly shown: number;
  readonly missing: boolean;
}

function Verdict({ check, checking, failed, shown, missing }: VerdictProps) {
  const { t } = useTranslation('indicators');
  if (failed) return <p>{t('def.check.failed')}</p>;
  if (!check) return <p>{t('def.check.waiting')}</p>;
  const [kind, Icon, words] =
    shown > 0
      ? (['wrong', CircleAlert, t('def.check.faults', { count: shown })] as const)
      : missing
        ? (['begun', CircleDashed, t('def.check.begun')] as const)
        : (['fine', CircleCheck, t(check.plan === 'own-rules' ? 'def.check.fineOwn' : 'def.check.fine')] as const);
  return (
    <p className={`in-verdict in-${kind}`}>
      <Icon size={18} aria-hidden />
      {words}
      {checking && <Loader size={14} aria-hidden />}
    </p>
  );
}

/** In the order of the form. */
const order: readonly (keyof FormValues)[] = [
  ...(['id', 'nameEn', 'nameZh', 'group'] as const),
  ...(['universe', 'numerator', 'denominator', 'estimator', 'unit'] as const),
  ...(['disaggregations', 'direction', 'sdg', 'notesEn', 'notesZh', 'retired', 'reason'] as const),
];
const inFormOrder = (fields: ReadonlySet<keyof FormValues>): readonly (keyof FormValues)[] =>
  order.filter((field) => fields.has(field));

const textAt = (values: FormValues, field: keyof FormValues): string =>
  (formulaParts as readonly string[]).includes(field) ? values[field as FormulaPart] : '';

/** The server's check of the current texts. Screen readers announce the result when it changes. */
export function LiveCheck({ check, checking, failed, values, isShown, onReplace }: LiveCheckProps) {
  const { t } = useTranslation('indicators');
  const format = useFormat();
  const faults = check?.faults ?? [];
  const shown = faults.filter(isShown);
  const absent = new Set(faults.filter((fault) => !isShown(fault)).map(({ pointer }) => fieldAt(pointer)));
  // the server does not check the reason, which is the last field
  if (absent.size > 0 && values.reason.trim() === '') absent.add('reason');
  const missing = inFormOrder(absent);
  return (
    <Section title={t('def.check.title')} purpose={t('def.check.noFigures')}>
      <div role="status" aria-live="polite" aria-busy={checking}>
        <Verdict check={check} checking={checking} failed={failed} shown={shown.length} missing={missing.length > 0} />
      </div>
      {shown.length > 0 && (
        <ul className="in-faults">
          {shown.map((fault) => (
            <Fault
              key={`${fault.pointer} ${fault.code} ${fault.position}`}
              fault={fault}
              field={t(fieldName(fieldAt(fault.pointer), values))}
              text={textAt(values, fieldAt(fault.pointer))}
              onReplace={onReplace}
            />
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <p className="tp-dimmed">
          {t('def.check.missing', {
            fields: format.list(missing.map((field) => t(fieldName(field, values)))),
          })}
        </p>
      )}
      {check && <Meaning check={check} compares={values.estimator === 'index'} />}
      {check?.sexBuiltIn && <p className="tp-small tp-dimmed">{t('def.check.sexBuiltIn')}</p>}
    </Section>
  );
}
