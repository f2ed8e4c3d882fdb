/**
 * Events of surveys. A single answer is never recorded as an event: the smallest recorded unit is a set of opened
 * answers.
 */
export const surveyEvents = {
  questionnaireUploaded: 'surveys.questionnaire.uploaded.v1',
  questionnaireCreated: 'surveys.questionnaire.created.v1',
  questionnaireEdited: 'surveys.questionnaire.edited.v1',
  questionnairePublished: 'surveys.questionnaire.published.v1',
  questionnaireDeleted: 'surveys.questionnaire.deleted.v1',
  questionnaireMapped: 'surveys.questionnaire.mapped.v1',
  waveDrafted: 'surveys.wave.drafted.v1',
  waveChanged: 'surveys.wave.changed.v1',
  waveOpened: 'surveys.wave.opened.v1',
  waveMoved: 'surveys.wave.moved.v1',
  waveClosed: 'surveys.wave.closed.v1',
  unitReplaced: 'surveys.wave-unit.replaced.v1',
  setsOpened: 'surveys.answer-sets.opened.v1',
  unopenedDeleted: 'surveys.unopened-answers.deleted.v1',
  answersCompleted: 'surveys.answers.completed.v1',
  answersSigned: 'surveys.answers.signed.v1',
  answersDeleted: 'surveys.answers.deleted.v1',
  importUndone: 'surveys.import.undone.v1',
  frameUnitAdded: 'surveys.frame-unit.added.v1',
  frameUnitChanged: 'surveys.frame-unit.changed.v1',
  frameImported: 'surveys.frame.imported.v1',
  frameImportUndone: 'surveys.frame-import.undone.v1',
  frameKeyRead: 'surveys.frame-key.read.v1',
  invitationsIssued: 'surveys.invitations.issued.v1',
  importStarted: 'surveys.import.started.v1',
  importFinished: 'surveys.import.finished.v1',
  flaggedRead: 'surveys.flagged.read.v1',
  flagRulesSaved: 'surveys.flag-rules.saved.v1',
  flagRulesSkipped: 'surveys.flag-rules.skipped.v1',
  answerReviewed: 'surveys.answer.reviewed.v1',
  sharingRulesSaved: 'surveys.sharing-rules.saved.v1',
  sharedFileReleased: 'surveys.shared-file.released.v1',
  microdataShared: 'surveys.microdata.shared.v1',
  microdataExported: 'surveys.microdata.exported.v1',
} as const;

// An event type of earlier versions that stored chains still contain: 'surveys.batch.mixed.v1'
