export { actorOf, AuthGuard } from './auth.guard.js';
export { CurrentActor, Permit, Public, SignedIn } from './decorators.js';
export { PermissionRegistry } from './permission-registry.js';
