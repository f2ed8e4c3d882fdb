import { useQuery } from '@tanstack/react-query';
import type { AboutLine } from '#shared';
import {
  allOrganisations,
  allPeople,
  allPlaces,
  useGroupWords,
  useLocalized,
  useTranslation,
  useWorkspace,
} from '#shared';
import type { ActionQuery } from '../api/queries.js';
import { plansQuery, policyAreasQuery, workingGroupsQuery } from '../api/choices.js';
import type { Action } from '../api/types.js';
import { filterNames } from '../api/address-filter.js';
import { useActionFilter } from './filters.js';

/** The organisation, person and place of the filter. */
function useFilterRecords({ organisationId, ownerPersonId, placeId }: ActionQuery) {
  const { id } = useWorkspace();
  const organisations = useQuery({ ...allOrganisations(id), enabled: organisationId !== undefined }).data ?? [];
  const people = useQuery({ ...allPeople(id), enabled: ownerPersonId !== undefined }).data ?? [];
  const places = useQuery({ ...allPlaces(id), enabled: placeId !== undefined }).data ?? [];
  return {
    organisation: organisations.find((one) => one.id === organisationId),
    person: people.find((one) => one.id === ownerPersonId),
    place: places.find((one) => one.id === placeId),
  };
}

/**
 * The filter in the address as a line of a file; no line without a filter. One line, because a table has a column for
 * each, and the import would take columns such as "Status" for columns of the actions.
 */
export function useFilterLine(): (actions: readonly Pick<Action, 'conclusions'>[]) => readonly AboutLine[] {
  const { t } = useTranslation('roadmap');
  const { id } = useWorkspace();
  const { query, any } = useActionFilter();
  const words = useGroupWords();
  const localized = useLocalized();
  const groups = useQuery(workingGroupsQuery(id)).data ?? [];
  const areas = useQuery(policyAreasQuery(id)).data ?? [];
  const records = useFilterRecords(query);
  const plans = useQuery({ ...plansQuery(id), enabled: Boolean(query.planId ?? query.findingId) }).data ?? [];
  const findings = plans.flatMap((plan) => plan.findings);
  const titleOf = (title: Parameters<typeof localized>[0]): string => localized(title) || t('filter.chosen');
  const named = <R extends { readonly name: Parameters<typeof localized>[0] }>(record: R | undefined): string =>
    record ? localized(record.name) : t('filter.chosen');
  return (actions) => {
    if (!any) return [];
    const conclusions = actions.flatMap((action) => action.conclusions);
    const text: Readonly<Record<(typeof filterNames)[number], () => string>> = {
      text: () => `${t('filter.text')}: ${query.text}`,
      status: () =>
        `${t('filter.status')}: ${[query.status ?? []]
          .flat()
          .map((one) => t(`status.${one}`))
          .join(', ')}`,
      policyArea: () => `${t('filter.area')}: ${named(areas.find(({ area }) => area === Number(query.policyArea)))}`,
      constituency: () => `${t('filter.group')}: ${words.name(query.constituency ?? null)}`,
      late: () => t('filter.late'),
      gap: () => `${t('filter.gap')}: ${query.gap && t(`moreFilters.gaps.${query.gap}`)}`,
      ownerWorkingGroupId: () =>
        `${t('filter.workingGroup')}: ${named(groups.find((group) => group.id === query.ownerWorkingGroupId))}`,
      conclusionId: () =>
        `${t('form.conclusions')}: ${conclusions.find((one) => one.id === query.conclusionId)?.label ?? t('filter.chosen')}`,
      planId: () => `${t('form.plan')}: ${titleOf(plans.find(({ id: plan }) => plan === query.planId)?.title)}`,
      findingId: () =>
        `${t('register.follows')}: ${titleOf(findings.find((finding) => finding.id === query.findingId)?.text)}`,
      tag: () => `${t('register.tags')}: ${query.tag && t(`register.tag.${query.tag}`)}`,
      organisationId: () => `${t('moreFilters.organisation')}: ${named(records.organisation)}`,
      ownerPersonId: () => `${t('moreFilters.person')}: ${named(records.person)}`,
      placeId: () => `${t('moreFilters.place')}: ${named(records.place)}`,
      risk: () => `${t('risk.title')}: ${query.risk && t(`risk.level.${query.risk}`)}`,
      dueFrom: () => `${t('moreFilters.dueFrom')}: ${query.dueFrom}`,
      dueTo: () => `${t('moreFilters.dueTo')}: ${query.dueTo}`,
      indicatorId: () => `${t('filter.indicator')}: ${query.indicatorId}`,
    };
    const chosen = filterNames.filter((name) => query[name] !== undefined);
    return [{ label: t('filter.title'), text: chosen.map((name) => text[name]()).join('; ') }];
  };
}
