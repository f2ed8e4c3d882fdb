/**
 * Every page of the two clients, as an address in a running demonstration, for `scripts/screenshots.mjs`.
 * `missingPages` compares the list with the routes in the code, so that new pages are not forgotten.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib.mjs';

/** Paths of the routes in `web/workspace/src/features/<feature>/routes.tsx`. */
export function declaredRoutes() {
  const features = path.join(root, 'web/workspace/src/features');
  return readdirSync(features).flatMap((feature) => {
    const file = path.join(features, feature, 'routes.tsx');
    if (!existsSync(file)) return [];
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/\bpath: '([^']+)'/g)].map((match) => match[1]);
  });
}

export const missingPages = (pages) => {
  const shown = new Set(pages.map(({ route }) => route));
  return declaredRoutes().filter((route) => !shown.has(route));
};

const open = (name, route, address, extra = {}) => ({ name, route, address, as: null, ...extra });

/** Pages without signing in. `ready` prepares what needs an empty installation or an email. */
export const openPages = [
  open('sign-in', 'sign-in', '/sign-in'),
  open('sign-in-refused', 'sign-in', '/sign-in', { act: 'refuse' }),
  open('sign-in-link-sent', 'sign-in', '/sign-in', { act: 'send-link' }),
  open('link', 'sign-in/link', '/sign-in/link#{token}'),
  open('link-refused', 'sign-in/link', '/sign-in/link#{token}', { act: 'press' }),
  open('link-cut-off', 'sign-in/link', '/sign-in/link'),
  open('second-factor', 'second-factor', '/second-factor', { as: 'member' }),
  open('invitation', 'invitation', '/invitation#{invitation}'),
  open('invitation-gone', 'invitation', '/invitation#{token}'),
  open('invitation-cut-off', 'invitation', '/invitation'),
  open('first-run-done', 'first-run', '/first-run'),
  open('meeting-invitation', 'notifications/invitation', '/notifications/invitation#{meeting}'),
  open(
    'meeting-invitation-gone',
    'notifications/invitation',
    `/notifications/invitation#${'0'.repeat(32)}${'x'.repeat(43)}`,
  ),
  open('meeting-invitation-cut-off', 'notifications/invitation', '/notifications/invitation'),
  open('reply', 'dialogue/reply', '/dialogue/reply#{reply}'),
  open('reply-gone', 'dialogue/reply', `/dialogue/reply#${'0'.repeat(32)}${'x'.repeat(43)}`),
  open('reply-cut-off', 'dialogue/reply', '/dialogue/reply'),
  open('screen', 'screen', '/screen'),
  open('screen-pair', 'screen/pair', '/screen/pair#ABCD2345'),
  open('screen-pair-cut-off', 'screen/pair', '/screen/pair#ABCD'),
  open('notifications-stop', 'notifications/stop', `/notifications/stop#${'0'.repeat(32)}${'x'.repeat(43)}`),
  open('notifications-stop-cut-off', 'notifications/stop', '/notifications/stop'),
];

/** Pages of an installation without accounts. */
export const emptyPages = [
  open('first-run', 'first-run', '/first-run'),
  open('first-run-welcome', 'sign-in', '/sign-in'),
];

/** Each page with the role that sees most on it. */
export function workspacePages(slug, ids) {
  const page = (name, route, address, as = 'facilitator', extra = {}) => ({
    name: `${slug}/${name}`,
    route,
    address: `/w/${slug}${address}`,
    as,
    ...extra,
  });
  const of = (name, route, id, rest = '', as = 'facilitator', extra = {}) =>
    id === undefined ? [] : [page(name, route, `/${route.split('/')[0]}/${id}${rest}`, as, extra)];
  return [
    page('overview', '', ''),
    page('overview-member', '', '', 'member'),
    page('activity', 'activity', '/activity'),
    page('gaps', 'gaps', '/gaps'),
    ...(ids.action === undefined ? [] : [page('chain', 'chain/$type/$id', `/chain/action/${ids.action}`)]),
    ...(ids.conclusion === undefined
      ? []
      : [page('chain-conclusion', 'chain/$type/$id', `/chain/conclusion/${ids.conclusion}`)]),
    page('notifications', 'notifications', '/notifications', 'member'),
    page('notifications-facilitator', 'notifications', '/notifications'),
    page('notifications-settings', 'notifications', '/notifications?tab=settings'),
    page('notifications-webhooks', 'notifications', '/notifications?tab=webhooks', 'administrator'),
    page('notifications-none', 'notifications', '/notifications', 'observer'),
    page('roundtables', 'roundtables', '/roundtables'),
    page('roundtable-new', 'roundtables/new', '/roundtables/new'),
    ...of('roundtable', 'roundtables/$roundtableId', ids.upcoming),
    ...of('roundtable-meetings', 'roundtables/$roundtableId', ids.upcoming, '?tab=meetings'),
    ...of(
      'roundtable-group-meetings',
      'roundtables/$roundtableId/group-meetings',
      ids.upcoming,
      '/group-meetings',
      'member',
    ),
    ...of(
      'roundtable-guest-meetings',
      'roundtables/$roundtableId/group-meetings',
      ids.upcoming,
      '/group-meetings',
      'interpreter',
    ),
    ...of('roundtable-proposals', 'roundtables/$roundtableId', ids.upcoming, '?tab=proposals'),
    ...of('roundtable-delegations', 'roundtables/$roundtableId', ids.upcoming, '?tab=seats'),
    ...of('roundtable-closed', 'roundtables/$roundtableId', ids.closed),
    ...of('roundtable-seats', 'roundtables/$roundtableId/seats', ids.upcoming, '/seats'),
    ...of('roundtable-edit', 'roundtables/$roundtableId/edit', ids.upcoming, '/edit'),
    ...of('live', 'roundtables/$roundtableId/live', ids.upcoming, '/live'),
    ...of('live-member', 'roundtables/$roundtableId/live', ids.upcoming, '/live', 'member'),
    ...of('live-phone', 'roundtables/$roundtableId/live/phone', ids.upcoming, '/live/phone', 'member'),
    ...of('live-projector', 'roundtables/$roundtableId/live/projector', ids.upcoming, '/live/projector', 'observer'),
    ...of('roundtable-invitations', 'roundtables/$roundtableId', ids.upcoming, '?tab=meetings', 'facilitator', {
      act: 'open-invitations',
    }),
    ...of('live-meeting', 'meetings/$meetingId/live', ids.upcoming, '/live'),
    ...of('live-meeting-phone', 'meetings/$meetingId/live/phone', ids.upcoming, '/live/phone', 'member'),
    ...of('live-meeting-projector', 'meetings/$meetingId/live/projector', ids.upcoming, '/live/projector', 'observer'),
    ...of('meeting-record', 'meetings/$meetingId/record', ids.closed, '/record'),
    ...of('meeting-record-provisional', 'meetings/$meetingId/record', ids.upcoming, '/record', 'member'),
    page('conclusions', 'conclusions', '/conclusions'),
    ...of('conclusion', 'conclusions/$conclusionId', ids.conclusion),
    page('working-groups', 'working-groups', '/working-groups'),
    ...of('working-group', 'working-groups/$workingGroupId', ids.group),
    ...of('working-group-member', 'working-groups/$workingGroupId', ids.group, '', 'member'),
    ...of('working-group-live', 'meetings/$meetingId/live', ids.groupAhead, '/live'),
    ...of('working-group-record', 'meetings/$meetingId/record', ids.groupHeld, '/record'),
    page('translations', 'translations', '/translations'),
    page('roadmap', 'roadmap', '/roadmap'),
    page('roadmap-table', 'roadmap', '/roadmap?view=table'),
    page('roadmap-timeline', 'roadmap', '/roadmap?view=timeline'),
    page('roadmap-period', 'roadmap', '/roadmap?view=timeline&zoom=half'),
    page('roadmap-groups', 'roadmap', '/roadmap?view=table&group=owner&sort=-due&show=status,due,risk,nextStep,place'),
    page('roadmap-tiles', 'roadmap', '/roadmap?view=tiles'),
    page('roadmap-calendar', 'roadmap', '/roadmap?view=calendar'),
    page('roadmap-owners', 'roadmap', '/roadmap?columns=owner&dueFrom=2020-01-01'),
    page('roadmap-areas', 'roadmap', '/roadmap?columns=area'),
    page('roadmap-inbox', 'roadmap/mine', '/roadmap/mine'),
    page('roadmap-mine', 'roadmap/mine', '/roadmap/mine', 'member'),
    page('roadmap-new', 'roadmap/new', '/roadmap/new'),
    page('roadmap-import', 'roadmap/import', '/roadmap/import'),
    page('roadmap-state', 'roadmap/state', '/roadmap/state'),
    ...(ids.publicPage === undefined
      ? []
      : ['en', 'zh'].map((language) =>
          open(`${slug}/roadmap-public-${language}`, 'public', `/api/public/${ids.publicPage}/roadmap/${language}`),
        )),
    page('roadmap-plans', 'roadmap/plans', '/roadmap/plans'),
    ...of('action', 'roadmap/$actionId', ids.action),
    ...of('action-of-group', 'roadmap/$actionId', ids.groupAction),
    page('surveys', 'surveys', '/surveys', 'analyst'),
    page('questionnaires', 'surveys/questionnaires', '/surveys/questionnaires', 'analyst'),
    ...of(
      'questionnaire',
      'surveys/questionnaires/$questionnaireId',
      ids.questionnaire && `questionnaires/${ids.questionnaire}`,
      '',
      'analyst',
    ),
    ...of(
      'questionnaire-draft',
      'surveys/questionnaires/$questionnaireId',
      ids.questionnaireDraft && `questionnaires/${ids.questionnaireDraft}`,
      '',
      'analyst',
    ),
    ...of(
      'questionnaire-edit',
      'surveys/questionnaires/$questionnaireId/edit',
      ids.questionnaireDraft && `questionnaires/${ids.questionnaireDraft}/edit`,
      '',
      'analyst',
    ),
    ...['edit-question', 'edit-choices', 'test-questionnaire', 'preview-questionnaire'].flatMap((act) =>
      of(
        `questionnaire-edit-${act}`,
        'surveys/questionnaires/$questionnaireId/edit',
        ids.questionnaireDraft && `questionnaires/${ids.questionnaireDraft}/edit`,
        '',
        'analyst',
        { act },
      ),
    ),
    ...of(
      'questionnaire-mapping',
      'surveys/questionnaires/$questionnaireId/mapping',
      ids.questionnaire && `questionnaires/${ids.questionnaire}/mapping`,
      '',
      'analyst',
    ),
    page('frame', 'surveys/frame', '/surveys/frame', 'analyst'),
    page('frame-import', 'surveys/frame/import', '/surveys/frame/import', 'analyst'),
    page('frame-import-checked', 'surveys/frame/import', '/surveys/frame/import', 'analyst', {
      act: 'check-frame-file',
    }),
    ...of('wave', 'surveys/$waveId', ids.wave, '', 'analyst'),
    ...of('wave-answered', 'surveys/$waveId', ids.answeredWave, '', 'analyst'),
    ...of('wave-papers', 'surveys/$waveId', ids.wave, '?tab=papers', 'analyst'),
    ...of('wave-review', 'surveys/$waveId/review', ids.answeredWave, '/review', 'analyst'),
    ...of('wave-flag-rules', 'surveys/$waveId/flag-rules', ids.wave, '/flag-rules', 'analyst'),
    ...of('wave-sharing', 'surveys/$waveId/sharing', ids.answeredWave, '/sharing', 'analyst'),
    ...of('wave-posters', 'surveys/$waveId', ids.wave, '?tab=posters', 'fieldwork-manager'),
    ...of('wave-import', 'surveys/$waveId', ids.wave, '?tab=import', 'analyst'),
    page('indicators', 'indicators', '/indicators', 'analyst'),
    ...of('indicator', 'indicators/$indicatorId', ids.indicator, '', 'analyst'),
    page('indicator-counted', 'indicators/$indicatorId', '/indicators/action_completion_rate', 'analyst'),
    page('indicator-no-data', 'indicators/$indicatorId', '/indicators/trained_women_share', 'analyst'),
    page('indicator-by', 'indicators/$indicatorId', '/indicators/social_insurance_full_rate?by=isco_major', 'analyst'),
    page('indicators-found', 'indicators', '/indicators?text=women&state=shown', 'analyst'),
    page('indicators-nothing', 'indicators', '/indicators?text=nothing-of-the-kind', 'analyst'),
    page('compare-waves', 'indicators/compare', '/indicators/compare?indicator=social_insurance_full_rate', 'analyst'),
    page('compare-sexes', 'indicators/compare', '/indicators/compare?kind=levels&by=sex', 'analyst'),
    page('compare-levels', 'indicators/compare', '/indicators/compare?kind=levels&by=age_group', 'analyst'),
    page('compare-indicators', 'indicators/compare', '/indicators/compare?kind=indicators', 'analyst'),
    page('cross-sex', 'indicators/table', '/indicators/table?rows=age_group', 'analyst'),
    page('cross-pair', 'indicators/table', '/indicators/table?rows=age_group&columns=park', 'analyst'),
    page('definitions', 'indicators/definitions', '/indicators/definitions', 'analyst'),
    page('definition', 'indicators/definitions/$definitionId', '/indicators/definitions/green_job_share', 'analyst'),
    ...[undefined, 'compare-groups', 'compare-overlapping'].map((act) =>
      page(act ?? 'definition-new', 'indicators/definitions/new', '/indicators/definitions/new', 'analyst', { act }),
    ),
    page(
      'definition-revise',
      'indicators/definitions/$definitionId/revise',
      '/indicators/definitions/green_job_share/revise',
      'analyst',
    ),
    page('releases', 'indicators/releases', '/indicators/releases', 'member'),
    page('release-new', 'indicators/releases/new', '/indicators/releases/new', 'analyst'),
    ...(ids.release
      ? [page('release', 'indicators/releases/$releaseId', `/indicators/releases/${ids.release}`, 'analyst')]
      : []),
    page('runs', 'indicators/runs', '/indicators/runs', 'analyst'),
    ...(ids.run
      ? [undefined, 'open-merging'].map((act) =>
          page(act ? 'run-merging' : 'run', 'indicators/runs/$runId', `/indicators/runs/${ids.run}`, 'analyst', {
            act,
          }),
        )
      : []),
    ...(ids.runBefore
      ? [
          page(
            'runs-compared',
            'indicators/runs/$runId/compared-with/$otherId',
            `/indicators/runs/${ids.run}/compared-with/${ids.runBefore}`,
            'analyst',
          ),
        ]
      : []),
    page('weights', 'indicators/weights', '/indicators/weights', 'analyst'),
    ...(ids.weights
      ? [page('weight-set', 'indicators/weights/$weightSetId', `/indicators/weights/${ids.weights}`, 'analyst')]
      : []),
    page('directory', 'directory', '/directory'),
    page('directory-people', 'directory', '/directory?tab=people'),
    page('directory-places', 'directory', '/directory?tab=places'),
    page('settings', 'settings', '/settings', 'administrator'),
    page('settings-sessions', 'settings', '/settings?tab=sessions', 'administrator'),
    page('settings-tokens', 'settings', '/settings?tab=tokens', 'administrator'),
    page('settings-members', 'settings', '/settings?tab=members', 'administrator'),
    page('settings-rights', 'settings', '/settings?tab=rights', 'administrator'),
    page('settings-workspace', 'settings', '/settings?tab=workspace', 'administrator'),
    page('search', '', '', 'facilitator', { act: 'search' }),
    page('nowhere', '', '/nowhere'),
    { ...page('elsewhere', '', ''), address: '/w/no-such-workspace' },
  ];
}

/** Pages of the phone: the first screens, and an unknown address. */
export const phonePages = (link) => [
  open('phone/begin', 's/:code', link),
  open('phone/consent', 's/:code', link, { act: 'to-consent' }),
  open('phone/question', 's/:code', link, { act: 'to-question' }),
  open('phone/unknown', 's/:code', '/s/ZZZZZZ'),
];
