import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/index.js';
import { type DomainEvent, Subscriber } from '../../../platform/events/index.js';
import { DialogueFacade } from '../../dialogue/index.js';
import { currentDefinition } from '../catalogue/definitions.js';
import { measureOf } from '../domain/definitions/definition.js';
import { indicatorEvents } from '../domain/events.js';
import { movedTitle } from '../domain/publication/words.js';

/** Proposes an agenda item when a figure changed significantly, once for each wave. */
@Injectable()
export class ProposeAgendaItemWhenIndicatorMoved extends Subscriber {
  readonly name = 'indicators.propose-agenda-item-when-indicator-moved';
  readonly types = [indicatorEvents.indicatorMoved];

  constructor(private readonly dialogue: DialogueFacade) {
    super();
  }

  async handle(event: DomainEvent, tx: Transaction): Promise<void> {
    const { indicatorId, waveId, from, to } = event.payload as {
      indicatorId: string;
      waveId: string;
      from: number;
      to: number;
    };
    const definition = await currentDefinition(tx, indicatorId);
    if (definition === undefined) return;
    await this.dialogue.proposeAgendaItem(tx, {
      title: movedTitle(definition.name, measureOf(definition), { from, to }),
      reason: 'moved-indicator',
      source: { type: `indicator.${indicatorId}`, id: waveId },
    });
  }
}
