process.env['OTHER_VIEWS'] = 'true';
await import('./definitions.spec.js');
await import('./dialogue.spec.js');
await import('./explorer.spec.js');
await import('./first-steps.spec.js');
await import('./weights.spec.js');
