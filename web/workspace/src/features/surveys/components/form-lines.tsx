import type { Column } from '#shared';
import { DataTable, Section, useFormat, useShown, useTranslation } from '#shared';
import type { FormLine, QuestionnaireView } from '../api/surveys.js';

/** A text in one language; a missing one is marked if the other language has it. */
function Text({ of, other }: { readonly of: string; readonly other: string }) {
  const { t } = useTranslation('surveys');
  if (of !== '') return <>{of}</>;
  return other === '' ? <>–</> : <span className="sv-missing">{t('questionnaires.missingText')}</span>;
}

const rules = ['relevant', 'constraint', 'calculation', 'choiceFilter'] as const;
const ruleNames = {
  choiceFilter: 'filter',
  relevant: 'relevant',
  constraint: 'constraint',
  calculation: 'calculation',
} as const;

function Rules({ line }: { readonly line: FormLine }) {
  const { t } = useTranslation('surveys');
  return (
    <>
      {line.required && <span className="sv-line">{t('questionnaires.required')}</span>}
      {line.list !== '' && <span className="sv-line">{t('questionnaires.choices', { list: line.list })}</span>}
      {rules
        .filter((rule) => line[rule] !== '')
        .map((rule) => (
          <span key={rule} className="sv-line">
            {t(`questionnaires.${ruleNames[rule]}`)} <code className="sv-cell">{line[rule]}</code>
          </span>
        ))}
    </>
  );
}

function useColumns(): Column<FormLine>[] {
  const { t, i18n } = useTranslation('surveys');
  const typeName = (kind: string): string => {
    const key = `questionnaires.typeNames.${kind}`;
    return i18n.exists(key, { ns: 'surveys' }) ? i18n.t(key, { ns: 'surveys' }) : kind;
  };
  return [
    {
      key: 'name',
      title: t('questionnaires.question'),
      lead: true,
      cell: (line) => (
        <span className={`sv-depth-${Math.min(line.depth, 3)}`}>
          <code className="sv-cell">{line.name}</code>
        </span>
      ),
    },
    { key: 'type', title: t('questionnaires.type'), cell: (line) => typeName(line.kind) },
    {
      key: 'en',
      title: t('questionnaires.english'),
      cell: ({ label }) => (
        <span lang="en">
          <Text of={label.en} other={label.zh} />
        </span>
      ),
    },
    {
      key: 'zh',
      title: t('questionnaires.chinese'),
      cell: ({ label }) => (
        <span lang="zh-CN">
          <Text of={label.zh} other={label.en} />
        </span>
      ),
    },
    { key: 'rules', title: t('questionnaires.rules'), cell: (line) => <Rules line={line} /> },
  ];
}

/** The questions, groups and repeats of a form in order. */
export function FormLines({ lines }: Pick<QuestionnaireView, 'lines'>) {
  const { t } = useTranslation('surveys');
  const columns = useColumns();
  const { shown, more } = useShown(lines, 200);
  return (
    <Section title={t('questionnaires.questionsTitle')}>
      <div className="sv-long">
        <DataTable
          caption={t('questionnaires.questionsTitle')}
          rows={shown.map((line, at) => ({ ...line, at }))}
          columns={columns}
          rowKey={({ at }) => String(at)}
          manyColumns
        />
      </div>
      {more}
    </Section>
  );
}

/** The choice lists of a form. */
export function FormLists({ lists }: Pick<QuestionnaireView, 'lists'>) {
  const { t } = useTranslation('surveys');
  const format = useFormat();
  if (lists.length === 0) return null;
  return (
    <Section title={t('questionnaires.lists')}>
      <div className="sv-lists">
        {lists.map(({ name, total, choices }) => (
          <div key={name}>
            <h3>
              <code className="sv-cell">{name}</code>
            </h3>
            <p className="tp-dimmed">
              {choices.length < total
                ? t('questionnaires.listFirst', { shown: choices.length, number: format.number(total) })
                : t('questionnaires.listTotal', { count: total, number: format.number(total) })}
            </p>
            <DataTable
              caption={name}
              rows={choices.map((choice, at) => ({ ...choice, at }))}
              rowKey={({ at }) => String(at)}
              keepTable
              columns={[
                {
                  key: 'code',
                  title: t('questionnaires.code'),
                  cell: ({ code }) => <code className="sv-cell">{code}</code>,
                },
                {
                  key: 'en',
                  title: t('questionnaires.english'),
                  cell: ({ label }) => <Text of={label.en} other={label.zh} />,
                },
                {
                  key: 'zh',
                  title: t('questionnaires.chinese'),
                  cell: ({ label }) => <Text of={label.zh} other={label.en} />,
                },
              ]}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
