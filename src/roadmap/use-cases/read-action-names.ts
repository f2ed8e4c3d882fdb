import { Injectable } from '@nestjs/common';
import { inLanguage, type Language, type LocalizedText } from '../../kernel/localized-text.js';
import { DialogueFacade } from '../../modules/dialogue/index.js';
import { DirectoryFacade } from '../../modules/directory/index.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import type { ActionContent } from '../domain/action.js';
import { type NamedOrderKey, orderOf, type WrittenOrder } from '../domain/action-order.js';
import { namedIds, type RankedOrder } from '../queries/action-order.js';

/** Organisations, working groups, people and conclusions whose names a page shows. */
export interface ShownRecords {
  readonly organisations: Awaited<ReturnType<DirectoryFacade['organisations']>>;
  readonly workingGroups: Awaited<ReturnType<DialogueFacade['workingGroups']>>;
  readonly people: Awaited<ReturnType<IdentityFacade['people']>>;
  /** In the order of their numbers. */
  readonly conclusions: Awaited<ReturnType<DialogueFacade['conclusionLabels']>>;
}

interface Named {
  readonly id: string;
  readonly name: LocalizedText;
}

type NamingAction = Pick<
  ActionContent,
  'ownerOrganisationId' | 'ownerWorkingGroupId' | 'coOwnerOrganisationIds' | 'ownerPersonId' | 'conclusionIds'
>;

/** Reads the names of the organisations, people and conclusions that actions refer to. */
@Injectable()
export class ActionNames {
  constructor(
    private readonly directory: DirectoryFacade,
    private readonly identity: IdentityFacade,
    private readonly dialogue: DialogueFacade,
  ) {}

  async of(
    tx: ReadTransaction,
    actions: readonly NamingAction[],
    authors: readonly (string | null)[] = [],
  ): Promise<ShownRecords> {
    const organisations = unique(
      actions.flatMap((action) => [action.ownerOrganisationId, ...action.coOwnerOrganisationIds]),
    );
    const people = unique([...actions.map((action) => action.ownerPersonId), ...authors]);
    return {
      organisations: await this.directory.organisations(tx, organisations),
      workingGroups: actions.some((action) => action.ownerWorkingGroupId !== null)
        ? await this.dialogue.workingGroups(tx)
        : [],
      people: await this.identity.people(tx, people),
      conclusions: await this.dialogue.conclusionLabels(
        tx,
        unique(actions.flatMap(({ conclusionIds }) => conclusionIds)),
      ),
    };
  }

  /** Cards name only the owners. */
  ofCards(
    tx: ReadTransaction,
    cards: readonly Pick<NamingAction, 'ownerOrganisationId' | 'ownerWorkingGroupId'>[],
  ): Promise<ShownRecords> {
    const others = { coOwnerOrganisationIds: [], ownerPersonId: null, conclusionIds: [] };
    return this.of(
      tx,
      cards.map((card) => ({ ...card, ...others })),
    );
  }

  /** The names of places. */
  async places(tx: ReadTransaction, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, LocalizedText>> {
    return new Map((await this.directory.places(tx, unique(ids))).map(({ id, name }) => [id, name] as const));
  }

  /** The order of a column, with the records to which actions refer in the order of their names. */
  async ranked(
    tx: ReadTransaction,
    { sort = 'action', language = 'en' }: { readonly sort?: WrittenOrder; readonly language?: Language },
  ): Promise<RankedOrder> {
    const order = orderOf(sort);
    const { key } = order;
    if (key !== 'owner' && key !== 'person' && key !== 'place') return { ...order, ranked: [] };
    const { compare } = new Intl.Collator(language, { numeric: true });
    const named = await this.named(tx, key, await namedIds(tx, key));
    const nameOf = ({ name }: (typeof named)[number]): string => inLanguage(name, language) || name.en || name.zh;
    return { ...order, ranked: named.toSorted((a, b) => compare(nameOf(a), nameOf(b))).map(({ id }) => id) };
  }

  private async named(tx: ReadTransaction, key: NamedOrderKey, ids: readonly string[]): Promise<readonly Named[]> {
    if (key === 'person') return this.identity.people(tx, ids);
    if (key === 'place') return this.directory.places(tx, ids);
    return [...(await this.directory.organisations(tx, ids)), ...(await this.dialogue.workingGroups(tx, ids))];
  }
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
