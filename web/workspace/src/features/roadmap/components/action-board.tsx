import type { DragEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressSwitch, useAddress, useLanguage, useLocalized, useNotify, useShown, WorkspaceLink } from '#shared';
import type { Action, ActionStatus, Move } from '../api/types.js';
import { ActionStatusMark, Due, EvidenceMark, isReportedInSource, Owner, Progress, VerdictMarks } from './marks.js';
import { NextStepLine, RiskMark } from './risk.js';
import { type BoardColumn, useColumns } from './board-columns.js';
import { MoveDialog, MoveMenu, useChosenMove, useRefusal } from './move-menu.js';

/** Cards of a column at first: a board of thousands would be slow. */
const portion = 50;
const dragType = 'application/x-roadmap-action';

interface CardProps {
  readonly action: Action;
  /** Whether the column does not say the status. */
  readonly withStatus: boolean;
  readonly onChoose: (move: Move) => void;
}

function Card({ action, withStatus, onChoose }: CardProps) {
  const { t } = useTranslation('roadmap');
  const localized = useLocalized();
  return (
    <li
      className="rm-card"
      draggable={!withStatus && action.moves.length > 0}
      onDragStart={(event) => event.dataTransfer.setData(dragType, action.id)}
    >
      <div className="rm-card-head">
        <span className="tp-row">
          <span className="rm-code">{action.code}</span>
          {action.basis !== null && <span className="tp-small tp-dimmed">{t(`basis.${action.basis}`)}</span>}
        </span>
        <MoveMenu action={action} onChoose={onChoose} />
      </div>
      <WorkspaceLink to={`/roadmap/${action.id}`} className="rm-card-title">
        {localized(action.title)}
      </WorkspaceLink>
      {(withStatus || action.status === 'at-risk') && <ActionStatusMark action={action} />}
      <Owner action={action} letterOnly />
      {action.progress > 0 && !isReportedInSource(action) && <Progress action={action} />}
      {action.nextStep && <NextStepLine step={action.nextStep} />}
      <RiskMark risk={action.risk} />
      <div className="rm-card-foot">
        <Due action={action} />
        {action.evidenceCount > 0 && <EvidenceMark action={action} />}
      </div>
      <VerdictMarks action={action} />
    </li>
  );
}

interface ColumnProps {
  readonly column: BoardColumn;
  readonly actions: readonly Action[];
  readonly onDropped: (actionId: string) => void;
  readonly onChoose: (action: Action, move: Move) => void;
}

function Column({ column, actions, onDropped, onChoose }: ColumnProps) {
  const [over, setOver] = useState(false);
  const { shown, more } = useShown(actions, portion);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const id = event.dataTransfer.getData(dragType);
    if (id !== '') onDropped(id);
  };
  const look = `${over ? ' rm-column-over' : ''}${actions.length === 0 ? ' rm-column-empty' : ''}`;
  return (
    <section
      className={`rm-column${look}`}
      aria-labelledby={`column-${column.key}`}
      onDragOver={(event) => {
        if (column.status === null) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 className="rm-column-head" id={`column-${column.key}`}>
        <span>{column.heading}</span>
        <span className="tp-numbers">{actions.length}</span>
      </h2>
      {actions.length > 0 && (
        <ul>
          {shown.map((action) => (
            <Card
              key={action.id}
              action={action}
              withStatus={column.status === null}
              onChoose={(move) => onChoose(action, move)}
            />
          ))}
        </ul>
      )}
      {more}
    </section>
  );
}

/**
 * One column for each status, owner or policy area. On the board by status a card can be moved by dragging or with its
 * menu; an action with several policy areas is in the column of each.
 */
export function ActionBoard({ actions }: { readonly actions: readonly Action[] }) {
  const { t } = useTranslation('roadmap');
  const { values } = useAddress();
  const { chosen, choose, clear } = useChosenMove();
  const refusal = useRefusal();
  const notify = useNotify();
  const language = useLanguage();
  const columnsBy = useColumns(actions);
  const by = values['columns'] === 'owner' || values['columns'] === 'area' ? values['columns'] : 'status';
  const dropped = (actionId: string, to: ActionStatus | null): void => {
    const action = actions.find(({ id }) => id === actionId);
    if (!action || to === null || action.status === to) return;
    const move = action.moves.find((candidate) => candidate.to === to);
    const why = refusal(action, to);
    if (move) choose(action, move);
    else if (why) notify(why);
  };
  const choices = (['status', 'owner', 'area'] as const).map((value) => ({ value, label: t(`moreViews.by.${value}`) }));
  return (
    <>
      <div className="tp-row">
        <AddressSwitch name="columns" label={t('moreViews.columns')} choices={choices} />
      </div>
      {by === 'status' && actions.some(({ moves }) => moves.length > 0) && (
        <p className="tp-small tp-dimmed">
          {t('move.hint')}
          <span className="rm-drag-hint">
            {language === 'en' && ' '}
            {t('move.hintDrag')}
          </span>
        </p>
      )}
      <div className="rm-board" data-by={by} tabIndex={0} role="region" aria-label={t('view.board')}>
        {columnsBy(by)
          .map((column) => ({ column, own: actions.filter(column.holds) }))
          .filter(({ column, own }) => own.length > 0 || !column.onlyFilled)
          .map(({ column, own }) => (
            <Column
              key={column.key}
              column={column}
              actions={own}
              onDropped={(id) => dropped(id, column.status)}
              onChoose={choose}
            />
          ))}
      </div>
      {chosen && <MoveDialog action={chosen.action} move={chosen.move} onClose={clear} />}
    </>
  );
}
