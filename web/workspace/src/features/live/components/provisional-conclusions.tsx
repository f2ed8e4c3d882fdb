import { useQuery } from '@tanstack/react-query';
import {
  ConfirmButton,
  QuorumNote,
  useLocalized,
  useNotify,
  useTranslation,
  useWorkspace,
  WorkspaceLink,
} from '#shared';
import { attendanceQuery } from '../api/attendance.js';
import { provisionalQuery, useAdoptConclusion } from '../api/conclusions.js';
import { useScreen } from './room-frame.js';

/** What was taken without a quorum, here or at an earlier roundtable, and can be adopted when this meeting has one. */
export function ProvisionalConclusions() {
  const { t } = useTranslation('live');
  const text = useLocalized();
  const notify = useNotify();
  const { view } = useScreen();
  const { id } = useWorkspace();
  const adopt = useAdoptConclusion(view.body.id);
  const conclusions = useQuery(provisionalQuery(id)).data ?? [];
  const quorum = useQuery(attendanceQuery(id, view.meeting.id)).data?.quorum ?? false;
  if (conclusions.length === 0) return null;
  return (
    <>
      <h3>{t('conclusion.provisional')}</h3>
      {!quorum && <p className="tp-small tp-dimmed">{t('conclusion.adoptLater')}</p>}
      <ul>
        {conclusions.map((conclusion) => (
          <li key={conclusion.id}>
            <p className="tp-small tp-dimmed">
              <WorkspaceLink to={`/conclusions/${conclusion.id}`}>{conclusion.label}</WorkspaceLink>
            </p>
            <p>{text(conclusion.text)}</p>
            <QuorumNote conclusion={conclusion} />
            {quorum && (
              <ConfirmButton
                size="compact-md"
                variant="default"
                aria-label={t('shared:labelled', { label: t('conclusion.adopt'), words: conclusion.label })}
                question={t('conclusion.adoptQuestion', { label: conclusion.label })}
                consequence={t('conclusion.adoptMeans')}
                onConfirm={async () => {
                  await adopt({ conclusionId: conclusion.id, meetingId: view.meeting.id });
                  notify(t('conclusion.adopted', { label: conclusion.label }));
                }}
              >
                {t('conclusion.adopt')}
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
