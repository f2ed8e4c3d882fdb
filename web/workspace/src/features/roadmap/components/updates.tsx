import { CheckCheck, MessageSquareText, Scale } from 'lucide-react';
import { ConfirmButton, EmptyState, useFormat, useLocalized, useTranslation } from '#shared';
import { useRoadmapChanges } from '../api/changes.js';
import type { ActionDetail, Update, Validation } from '../api/types.js';
import { CorrectedAfter } from './confirmations.js';
import { EvidenceList } from './evidence-list.js';
import { NextStepLine } from './risk.js';
import { EarlierTexts, SentReportTools } from './sent-report.js';
import { Who } from './who.js';
import { Written } from './written.js';

function Said({ said, action }: { readonly said: Validation; readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const localized = useLocalized();
  const changes = useRoadmapChanges();
  const Icon = said.verdict === 'confirmed' ? CheckCheck : Scale;
  const { recordedAs, withdrawnAt, withdrawnBy } = said;
  return (
    <li className={withdrawnAt === null ? 'rm-said' : 'rm-said rm-withdrawn'}>
      <div className="tp-row">
        <span className="rm-icon-word">
          <Icon size={16} aria-hidden />
          <strong>{t(`validate.${said.verdict}`)}</strong>
        </span>
        <Who person={said.recordedBy} constituency={said.constituency} at={said.recordedAt} />
        {recordedAs !== null && <span className="tp-small tp-dimmed">{t(`validate.recordedAs.${recordedAs}`)}</span>}
      </div>
      {said.words !== '' && <p className="rm-words">{said.words}</p>}
      <CorrectedAfter said={said} corrections={action.corrections} />
      {withdrawnAt !== null && (
        <p className="tp-small tp-dimmed">
          {withdrawnBy
            ? t('validate.withdrawnBy', { date: format.date(withdrawnAt), name: localized(withdrawnBy.name) })
            : t('validate.withdrawn', { date: format.date(withdrawnAt) })}
        </p>
      )}
      {said.mayWithdraw && (
        <ConfirmButton
          size="compact-md"
          question={t('validate.withdrawQuestion')}
          consequence={t('validate.withdrawText')}
          onConfirm={() => changes.withdrawVerdict(action.id, said.id)}
        >
          {t('validate.withdraw')}
        </ConfirmButton>
      )}
    </li>
  );
}

function Entry({ update, action }: { readonly update: Update; readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  const format = useFormat();
  const verdicts = action.validations.filter(({ updateId }) => updateId === update.id);
  const moved = update.statusBefore !== update.statusAfter;
  return (
    <li className={update.withdrawnAt === null ? undefined : 'rm-withdrawn'}>
      <div className="tp-row">
        <Who person={update.person} constituency={update.constituency} at={update.recordedAt} />
        <span className="tp-small">
          {moved &&
            t('updates.moved', {
              from: t(`status.${update.statusBefore}`),
              to: t(`status.${update.statusAfter}`),
            })}
          {moved && ' · '}
          {format.share(update.progress / 100)}
        </span>
      </div>
      <p className="rm-words">
        <Written language={update.language}>{update.text}</Written>
      </p>
      {update.withdrawnAt !== null && (
        <p className="tp-small tp-dimmed">{t('sent.withdrawn', { date: format.date(update.withdrawnAt) })}</p>
      )}
      <EarlierTexts update={update} />
      {update.nextStep !== null && update.nextStep !== '' && (
        <NextStepLine step={{ text: update.nextStep, on: update.nextStepOn, language: update.language }} />
      )}
      <EvidenceList
        actionId={action.id}
        files={action.evidence.filter(({ updateId }) => updateId === update.id)}
        readable={action.allowed.readEvidence}
      />
      <SentReportTools actionId={action.id} update={update} />
      {verdicts.length > 0 && (
        <ul className="rm-files">
          {verdicts.map((said) => (
            <Said key={said.id} said={said} action={action} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** The owner's reports, newest first, each with its files and the responses of other groups. */
export function Updates({ action }: { readonly action: ActionDetail }) {
  const { t } = useTranslation('roadmap');
  if (action.updates.length === 0) {
    return (
      <EmptyState icon={<MessageSquareText size={28} />} title={t('updates.none')}>
        {t('updates.noneExplain')}
      </EmptyState>
    );
  }
  return (
    <ol className="rm-trail" reversed>
      {action.updates.map((update) => (
        <Entry key={update.id} update={update} action={action} />
      ))}
    </ol>
  );
}
