import { request } from './http';

export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** The person closed the browser's own dialog: nothing failed. */
export function isGivenUp(failure: unknown): boolean {
  return failure instanceof DOMException && (failure.name === 'NotAllowedError' || failure.name === 'AbortError');
}

/** Signs in: the authenticator signs the server's challenge. */
export async function proveWithPasskey(): Promise<void> {
  const options = await request<PublicKeyCredentialRequestOptionsJSON>('POST', '/webauthn/authenticate/options', {
    anonymous: true,
  });
  const proof = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  });
  await request('POST', '/login/webauthn', { anonymous: true, body: (proof as PublicKeyCredential).toJSON() });
}

/** Makes a passkey on this device for the signed-in person. */
export async function makePasskey(label: string): Promise<void> {
  const options = await request<PublicKeyCredentialCreationOptionsJSON>('POST', '/webauthn/register/options');
  const made = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  });
  const credential = (made as PublicKeyCredential).toJSON();
  await request('POST', '/webauthn/register', { body: { publicKey: { credential, label } } });
}
