process.env['OTHER_VIEWS'] = 'true';
await import('./first-steps.spec.js');
