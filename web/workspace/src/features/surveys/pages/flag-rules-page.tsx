import { Button, Group, Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import {
  DraftNotice,
  ErrorState,
  Loaded,
  Page,
  useCan,
  useFields,
  useNotify,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { type FlagKind, type FlagRule, type FlagRules, flagRulesQuery, saveFlagRules } from '../api/flags.js';
import { surveysKey } from '../api/surveys.js';
import { RuleCard } from '../components/rule-card.js';
import '../surveys.css';

const kinds: readonly FlagKind[] = ['condition', 'same-answers', 'fast', 'duplicate', 'declined'];
const firstThreshold: Partial<Record<FlagKind, number>> = { fast: 1, declined: 80, duplicate: 15 };

/** A code that no rule has had: answers that have a flag keep its code. */
const newCode = (): string => `rule_${crypto.randomUUID().replaceAll('-', '')}`;

function newRule(kind: FlagKind): FlagRule {
  const blank = { label: { en: '', zh: '' }, questions: [], condition: '' };
  return { ...blank, code: newCode(), kind, threshold: firstThreshold[kind] ?? null };
}

const asksOf = ({ condition, questions }: FlagRule): string =>
  JSON.stringify([condition.trim(), [...questions].sort()]);

/** A saved rule that now asks for something else is another rule. */
function withOwnCode(rule: FlagRule, saved: readonly FlagRule[]): FlagRule {
  const before = saved.find(({ code }) => code === rule.code);
  return before === undefined || asksOf(before) === asksOf(rule) ? rule : { ...rule, code: newCode() };
}

function RulesForm({ of }: { readonly of: FlagRules }) {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const path = { workspaceId, waveId: useParam('waveId') };
  const notify = useNotify();
  const client = useQueryClient();
  const mayEdit = useCan()('surveys.microdata.export');
  const fields = useFields(
    { rules: of.rules },
    mayEdit ? `flag-rules:${path.waveId}:${of.formVersion}:${of.version}` : null,
  );
  const { rules } = fields.values;
  const change = (at: number, rule: FlagRule | null): void =>
    fields.set('rules', rule === null ? rules.filter((_, place) => place !== at) : rules.with(at, rule));
  const save = async (): Promise<void> => {
    const saved = await fields.submit((values) =>
      saveFlagRules(
        path,
        of.version,
        values.rules.map((rule) => withOwnCode(rule, of.rules)),
      ),
    );
    if (saved === undefined) return;
    client.setQueryData(flagRulesQuery(path).queryKey, saved);
    await client.invalidateQueries({ queryKey: surveysKey(workspaceId) });
    notify(t('rules.saved'));
  };
  return (
    <div className="tp-stack">
      <DraftNotice form={fields} />
      <div>
        <p>{t(`rules.sources.${of.source}`, { version: of.version })}</p>
        <p>{t('rules.when')}</p>
      </div>
      {!mayEdit && <p className="tp-dimmed">{t('rules.readOnly')}</p>}
      {rules.map((rule, at) => (
        <RuleCard
          key={rule.code}
          rule={rule}
          questions={of.questions}
          errorOf={(field) => fields.errorOf(`/rules/${at}/${field}`)}
          onChange={mayEdit ? (changed) => change(at, changed) : undefined}
        />
      ))}
      {fields.problem !== null && <ErrorState error={fields.problem} compact typed />}
      {mayEdit && (
        <Group justify="space-between">
          <Menu position="top-start">
            <Menu.Target>
              <Button variant="default" leftSection={<Plus size={16} aria-hidden />}>
                {t('rules.add')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {kinds.map((kind) => (
                <Menu.Item key={kind} onClick={() => fields.set('rules', [...rules, newRule(kind)])}>
                  {t(`rules.kindNames.${kind}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button loading={fields.busy} onClick={() => void save()}>
            {t('rules.save')}
          </Button>
        </Group>
      )}
    </div>
  );
}

/** The rules that flag answers to the version of the questionnaire that a wave uses. */
export function FlagRulesPage() {
  const { t } = useTranslation('surveys');
  const { id: workspaceId } = useWorkspace();
  const waveId = useParam('waveId');
  const query = useQuery(flagRulesQuery({ workspaceId, waveId }));
  const found = query.data;
  return (
    <Page
      title={t('rules.title')}
      purpose={found && t('rules.purpose', { version: found.formVersion })}
      copyLink
      above={<WorkspaceLink to={`/surveys/${waveId}`}>{t('review.back')}</WorkspaceLink>}
    >
      <Loaded query={query}>{(rules) => <RulesForm key={`${rules.formVersion} ${rules.version}`} of={rules} />}</Loaded>
    </Page>
  );
}
