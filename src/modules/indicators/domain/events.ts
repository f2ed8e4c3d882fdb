/** Events of indicators. Payloads contain ids and protected figures only. */
export const indicatorEvents = {
  runStarted: 'indicators.run.started.v1',
  runFinished: 'indicators.run.finished.v1',
  weightsMade: 'indicators.weights.made.v1',
  releasePublished: 'indicators.release.published.v1',
  indicatorMoved: 'indicators.indicator.moved.v1',
  definitionWritten: 'indicators.definition.written.v1',
  referenceSet: 'indicators.reference.set.v1',
  referenceRemoved: 'indicators.reference.removed.v1',
} as const;
