/** Events that the roadmap publishes to other contexts. The subject of an event is the id of the changed record. */
export const roadmapEvents = {
  actionOpened: 'roadmap.action.opened.v1',
  actionEdited: 'roadmap.action.edited.v1',
  actionStatusChanged: 'roadmap.action.status-changed.v1',
  actionUpdated: 'roadmap.action.updated.v1',
  actionConfirmed: 'roadmap.action.confirmed.v1',
  actionDisputed: 'roadmap.action.disputed.v1',
  verdictWithdrawn: 'roadmap.action.verdict-withdrawn.v1',
  verdictReopened: 'roadmap.action.verdict-reopened.v1',
  actionProposedToAgenda: 'roadmap.action.proposed-to-agenda.v1',
  evidenceAdded: 'roadmap.evidence.added.v1',
  evidenceRemoved: 'roadmap.evidence.removed.v1',
  targetSet: 'roadmap.target.set.v1',
  targetRemoved: 'roadmap.target.removed.v1',
  milestoneAdded: 'roadmap.milestone.added.v1',
  milestoneEdited: 'roadmap.milestone.edited.v1',
  milestoneRemoved: 'roadmap.milestone.removed.v1',
  dependencySet: 'roadmap.dependency.set.v1',
  dependencyRemoved: 'roadmap.dependency.removed.v1',
  actionsImported: 'roadmap.import.made.v1',
  actionsChangedTogether: 'roadmap.actions.changed.v1',
  importUndone: 'roadmap.import.undone.v1',
  objectiveAdded: 'roadmap.objective.added.v1',
  objectiveEdited: 'roadmap.objective.edited.v1',
  planRegistered: 'roadmap.plan.registered.v1',
} as const;

export type RoadmapEventType = (typeof roadmapEvents)[keyof typeof roadmapEvents];
