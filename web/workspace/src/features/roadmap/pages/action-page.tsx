import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import {
  Loaded,
  LoadingState,
  Page,
  PlaceInLoop,
  Section,
  StatusMark,
  useFormat,
  useLocalized,
  useParam,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { actionQuery } from '../api/action.js';
import type { ActionDetail } from '../api/types.js';
import { AcceptancePanel } from '../components/acceptance.js';
import { Comments } from '../components/comments.js';
import { EditButton } from '../components/edit-dialog.js';
import { EvidenceList } from '../components/evidence-list.js';
import { Facts, History } from '../components/facts.js';
import { AddTargetButton } from '../components/target-form.js';
import { Targets } from '../components/targets.js';
import { ActionStatusMark } from '../components/marks.js';
import { MoveDialog, useChosenMove } from '../components/move-menu.js';
import { PublicEntryCard } from '../components/public-entry.js';
import { RepeatAction } from '../components/repeat-action.js';
import { ReportForm } from '../components/report-form.js';
import { ScheduleCard } from '../components/schedule-card.js';
import { UnfinishedUploads } from '../components/unfinished-uploads.js';
import { Updates } from '../components/updates.js';
import { ValidationPanel } from '../components/validation-panel.js';
import '../roadmap.css';

function ChangeStatus({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const { chosen, choose, clear } = useChosenMove();
  if (action.moves.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={16} aria-hidden />}>
            {t('page.changeStatus')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {action.moves.map((move) => (
            <Menu.Item key={move.to} onClick={() => choose(action, move)}>
              {t('move.to', { status: t(`status.${move.to}`) })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && <MoveDialog action={chosen.action} move={chosen.move} onClose={clear} />}
    </>
  );
}

function Content({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  const format = useFormat();
  // the report form lists what can be added to the next report
  const loose = action.evidence.filter(
    ({ updateId, mayRemove }) => updateId === null && !(mayRemove && action.allowed.report),
  );
  const unreported = action.basis !== null && action.updates.length === 0 && !action.allowed.report;
  return (
    <>
      {action.basis !== null && (
        <p className="rm-note">{format.sentences(t(`asPublishedBy.${action.basis}`), t('asPublishedExplain'))}</p>
      )}
      <PlaceInLoop type="action" id={action.id} here={action.code} />
      <div className="rm-action-page">
        <div className="tp-stack">
          <AcceptancePanel action={action} />
          <ValidationPanel action={action} />
          {action.allowed.report && <ReportForm action={action} />}
          <Section title={t('updates.title')}>
            {unreported ? <p className="tp-dimmed">{t('updates.unreported')}</p> : <Updates action={action} />}
            {loose.length > 0 && (
              <>
                <h3>{t('loose')}</h3>
                <EvidenceList actionId={action.id} files={loose} readable={action.allowed.readEvidence} />
              </>
            )}
            <UnfinishedUploads action={action} />
          </Section>
          <Comments action={action} />
          <ScheduleCard action={action} />
          <Section title={t('targets.title')} action={action.allowed.setTarget && <AddTargetButton action={action} />}>
            <Targets action={action} />
          </Section>
        </div>
        <div className="tp-stack">
          <Section title={t('page.agreed')}>
            <p className="rm-words">{localized(action.description) || t('page.noDescription')}</p>
            <Facts action={action} />
          </Section>
          <PublicEntryCard action={action} />
          <History action={action} />
        </div>
      </div>
    </>
  );
}

export function ActionPage() {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const localized = useLocalized();
  const action = useQuery(actionQuery(id, useParam('actionId')));
  const found = action.data;
  return (
    <Page
      title={found ? localized(found.title) : t('action')}
      copyLink
      wide
      above={
        <>
          <WorkspaceLink to="/roadmap">{t('page.back')}</WorkspaceLink>
          {found && (
            <>
              <span className="tp-numbers">{found.code}</span>
              <ActionStatusMark action={found} />
              {found.daysLate > 0 && <StatusMark status="late" label={t('late', { count: found.daysLate })} />}
              {found.daysPastAgreed > found.daysLate && (
                <StatusMark status="late" label={t('dates.past', { count: found.daysPastAgreed })} />
              )}
            </>
          )}
        </>
      }
      action={
        found && (
          <>
            <ChangeStatus action={found} />
            <RepeatAction action={found} />
            {found.allowed.edit && <EditButton action={found} />}
          </>
        )
      }
    >
      <Loaded query={action} skeleton={<LoadingState rows={8} card />}>
        {(loaded) => <Content action={loaded} />}
      </Loaded>
    </Page>
  );
}
