process.env['OTHER_VIEWS'] = 'true';
await import('./first-steps.long.spec.js');
await import('./new-survey.long.spec.js');
await import('./saving.long.spec.js');
await import('./offline.spec.js');
await import('./workspace-gallery.spec.js');
await import('./workspace-shell.spec.js');
await import('./roadmap-journeys.long.spec.js');
await import('./questionnaires.long.spec.js');
