/** Events of surveys. Answers make none of their own: a batch is the smallest thing that is told. */
export const surveyEvents = {
  waveDrafted: 'surveys.wave.drafted.v1',
  waveChanged: 'surveys.wave.changed.v1',
  waveOpened: 'surveys.wave.opened.v1',
  waveClosed: 'surveys.wave.closed.v1',
  batchMixed: 'surveys.batch.mixed.v1',
  frameUnitAdded: 'surveys.frame-unit.added.v1',
  frameUnitChanged: 'surveys.frame-unit.changed.v1',
  frameKeyRead: 'surveys.frame-key.read.v1',
  invitationsIssued: 'surveys.invitations.issued.v1',
  importStarted: 'surveys.import.started.v1',
  importFinished: 'surveys.import.finished.v1',
  microdataExported: 'surveys.microdata.exported.v1',
} as const;
