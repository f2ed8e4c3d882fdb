import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { factorProblems } from '../domain/factors/problems.js';
import type { Passkey } from '../persistence/factor.repository.js';

export type PasskeyToCreate = PublicKeyCredentialCreationOptionsJSON;
export type PasskeyQuestion = PublicKeyCredentialRequestOptionsJSON;
/** The answer of a browser, not checked yet. */
export type PasskeyAnswer = Readonly<Record<string, unknown>>;

export interface AnsweredChallenge {
  readonly challenge: string;
  readonly answer: PasskeyAnswer;
}

const rpName = 'Tripartite';
/** EdDSA, ES256 and RS256, which every Node.js can verify and every device has one of. */
const algorithms = [-8, -7, -257];
/** Shown by a browser for at most this time; the challenge ends with it. */
export const challengeMilliseconds = 5 * 60_000;

/** As browsers name it: without a path, an upper-case letter or the usual port. */
const originOf = (address: string): string => new URL(address).origin;

/** WebAuthn binds a passkey to the name of the server, without its port. */
const nameOf = (address: string): string => new URL(address).hostname;

const known = (passkeys: readonly Passkey[]) => passkeys.map(({ credentialId }) => ({ id: credentialId }));

export function passkeyToCreate(
  address: string,
  { accountId, email }: { readonly accountId: string; readonly email: string },
  passkeys: readonly Passkey[],
): Promise<PasskeyToCreate> {
  return generateRegistrationOptions({
    rpName,
    rpID: nameOf(address),
    userName: email,
    userID: new TextEncoder().encode(accountId),
    timeout: challengeMilliseconds,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known(passkeys),
    // the password comes first, so the passkey need not name the account
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
}

export function passkeyQuestion(address: string, passkeys: readonly Passkey[]): Promise<PasskeyQuestion> {
  return generateAuthenticationOptions({
    rpID: nameOf(address),
    timeout: challengeMilliseconds,
    allowCredentials: known(passkeys),
    userVerification: 'preferred',
  });
}

export async function checkNewPasskey(
  address: string,
  { challenge, answer }: AnsweredChallenge,
): Promise<Omit<Passkey, 'id' | 'label'>> {
  demandOrigin(address, answer);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: originOf(address),
    expectedRPID: nameOf(address),
    supportedAlgorithmIDs: algorithms,
    requireUserVerification: false,
  }).catch(refuse);
  if (!verified) throw factorProblems.passkeyRefused();
  const { id, publicKey, counter } = registrationInfo.credential;
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter };
}

/** Returns how often the passkey was used; a copied one, which reports no more than before, is refused. */
export async function checkPasskey(
  address: string,
  { challenge, answer }: AnsweredChallenge,
  { credentialId, publicKey, counter }: Passkey,
): Promise<number> {
  demandOrigin(address, answer);
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: originOf(address),
    expectedRPID: nameOf(address),
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter },
    requireUserVerification: false,
  }).catch(refuse);
  if (!verified) throw factorProblems.passkeyRefused();
  return authenticationInfo.newCounter;
}

/** The library checks it too, but says why only in an English sentence. */
function demandOrigin(address: string, answer: PasskeyAnswer): void {
  let used: string;
  try {
    const { response } = answer as unknown as AuthenticationResponseJSON;
    used = decodeClientDataJSON(response.clientDataJSON).origin;
  } catch {
    throw factorProblems.passkeyRefused();
  }
  if (used !== originOf(address)) throw factorProblems.passkeyOfOtherOrigin();
}

/** The library throws for everything that an answer may lack. */
function refuse(): never {
  throw factorProblems.passkeyRefused();
}
