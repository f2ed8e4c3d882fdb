import { useQuery } from '@tanstack/react-query';
import {
  addressOfNode,
  type ChainNode,
  Loaded,
  Page,
  Section,
  useLocalized,
  useParam,
  useShown,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { type ChainGraph, graphQuery } from '../api/queries.js';
import '../chain.css';

/** Records of one step that are shown at first. */
const portion = 30;

function Step({ nodes, steps }: { readonly nodes: readonly ChainNode[]; readonly steps: number }) {
  const { t } = useTranslation(['chain', 'shared']);
  const localized = useLocalized();
  const { shown, more } = useShown(nodes, portion);
  return (
    <li>
      <h3>{t('graph.step', { count: steps })}</h3>
      <ul className="ch-list">
        {shown.map((node) => (
          <li key={`${node.type} ${node.id}`}>
            <span className="tp-small tp-dimmed">{t(`shared:node.${node.type}`)}</span>
            <WorkspaceLink to={addressOfNode(node)}>
              {node.label} {localized(node.title)}
            </WorkspaceLink>
          </li>
        ))}
      </ul>
      {more}
    </li>
  );
}

function Direction({ title, steps }: { readonly title: string; readonly steps: ChainGraph['from'] }) {
  const { t } = useTranslation('chain');
  return (
    <Section title={title}>
      {steps.length === 0 && <p className="tp-dimmed">{t('graph.none')}</p>}
      <ol className="ch-chain">
        {steps.map(({ nodes }, index) => (
          <Step key={index} nodes={nodes} steps={index + 1} />
        ))}
      </ol>
    </Section>
  );
}

/** All records from which a record results, and all that result from it, by the number of steps between. */
export function ChainPage() {
  const { t } = useTranslation(['chain', 'shared']);
  const { id: workspaceId } = useWorkspace();
  const localized = useLocalized();
  const graph = useQuery(graphQuery(workspaceId, useParam('type'), useParam('id')));
  const here = graph.data?.here;
  return (
    <Page
      title={here ? `${here.label ?? ''} ${localized(here.title)}`.trim() : t('graph.title')}
      purpose={t('graph.purpose')}
      copyLink
      above={here && <WorkspaceLink to={addressOfNode(here)}>{t('graph.back')}</WorkspaceLink>}
    >
      <Loaded query={graph}>
        {({ from, to, isComplete }) => (
          <>
            {!isComplete && <p>{t('graph.incomplete')}</p>}
            <div className="tp-columns">
              <Direction title={t('shared:comesFrom')} steps={from} />
              <Direction title={t('shared:leadsTo')} steps={to} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}
