process.env['OTHER_VIEWS'] = 'true';
await import('./first-steps.spec.js');
await import('./saving.spec.js');
await import('./offline.spec.js');
await import('./workspace-gallery.spec.js');
await import('./workspace-shell.spec.js');
