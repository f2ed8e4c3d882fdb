import { Button, Loader } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../../shared/index.js';
import { Section } from '../../../shared/index.js';
import type { DefinitionCheck, DefinitionFault } from '../api/definitions.js';
import { Fact } from '../parts/how-computed.js';
import { fieldAt, formulaParts, type FormulaPart, type FormValues } from './form-values.js';

interface FaultProps {
  readonly fault: DefinitionFault;
  readonly text: string;
  /** Puts a name in the place of the wrong word. */
  readonly onReplace: (fault: DefinitionFault, name: string) => void;
}

/** The wrong word inside its formula. */
function Marked({ fault, text }: Omit<FaultProps, 'onReplace'>) {
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

function Fault({ fault, text, onReplace }: FaultProps) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const field = t(`def.field.${fieldAt(fault.pointer)}`);
  const replaces = fault.position !== null && fault.code.endsWith('unknown-variable');
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

function Meaning({ check }: { readonly check: DefinitionCheck }) {
  const { t } = useTranslation('indicators');
  const localized = useLocalized();
  const parts = formulaParts.filter((part) => check.words[part] !== null);
  const list = (words: readonly string[]): string => words.join(', ') || t('def.check.none');
  return (
    <dl className="in-facts">
      {parts.map((part) => (
        <Fact key={part} name={t(`def.check.${part}`)}>
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
          {list([...new Set(check.variables.flatMap(({ questions }) => questions))])}
        </Fact>
      )}
      <Fact name={t('def.check.breakdowns')}>
        {list(check.breakdowns.map((id) => t(`def.breakdown.${id}`, { defaultValue: id })))}
      </Fact>
    </dl>
  );
}

interface LiveCheckProps {
  readonly check: DefinitionCheck | undefined;
  readonly checking: boolean;
  readonly failed: boolean;
  readonly values: FormValues;
  readonly onReplace: (fault: DefinitionFault, name: string) => void;
}

function Verdict({ check, checking, failed }: Pick<LiveCheckProps, 'check' | 'checking' | 'failed'>) {
  const { t } = useTranslation('indicators');
  if (failed) return <p>{t('def.check.failed')}</p>;
  if (!check) return <p>{t('def.check.waiting')}</p>;
  const fine = check.faults.length === 0;
  return (
    <p className={fine ? 'in-verdict in-fine' : 'in-verdict in-wrong'}>
      {fine ? <CircleCheck size={18} aria-hidden /> : <CircleAlert size={18} aria-hidden />}
      {fine
        ? t(check.plan === 'own-rules' ? 'def.check.fineOwn' : 'def.check.fine')
        : t('def.check.faults', { count: check.faults.length })}
      {checking && <Loader size={14} aria-hidden />}
    </p>
  );
}

const textAt = (values: FormValues, field: keyof FormValues): string =>
  (formulaParts as readonly string[]).includes(field) ? values[field as FormulaPart] : '';

/** What the server says to the texts as they stand. The verdict is told to screen readers when it changes. */
export function LiveCheck({ check, checking, failed, values, onReplace }: LiveCheckProps) {
  const { t } = useTranslation('indicators');
  return (
    <Section title={t('def.check.title')} purpose={t('def.check.noFigures')}>
      <div role="status" aria-live="polite" aria-busy={checking}>
        <Verdict check={check} checking={checking} failed={failed} />
      </div>
      {check && check.faults.length > 0 && (
        <ul className="in-faults">
          {check.faults.map((fault) => (
            <Fault
              key={`${fault.pointer} ${fault.code} ${fault.position}`}
              fault={fault}
              text={textAt(values, fieldAt(fault.pointer))}
              onReplace={onReplace}
            />
          ))}
        </ul>
      )}
      {check && <Meaning check={check} />}
      {check?.sexBuiltIn && <p className="tp-small tp-dimmed">{t('def.check.sexBuiltIn')}</p>}
    </Section>
  );
}
