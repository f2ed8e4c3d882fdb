import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { api } from '#shared/api/client.js';
import type { Schema } from '#shared';

/** The browser asks for the device, creates a passkey on it and sends its public key. */
export async function addPasskey(label: string): Promise<Schema<'RecoveryCodesResponse'>> {
  const { options } = await api.post('/api/me/second-factor/passkeys/begin');
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  const passkey = { ...(await answered(() => startRegistration({ optionsJSON }))) };
  return api.post('/api/me/second-factor/passkeys', { body: { label, passkey } });
}

export async function enterWithPasskey(): Promise<void> {
  const { options } = await api.post('/api/me/second-factor/enter/passkey/begin');
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  const passkey = { ...(await answered(() => startAuthentication({ optionsJSON }))) };
  await api.post('/api/me/second-factor/enter/passkey', { body: { passkey } });
}

/** The browser gave no passkey: the person closed its window, or no device had one. */
export class NoPasskey extends Error {}

async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new NoPasskey('the browser gave no passkey', { cause: error });
  }
}
