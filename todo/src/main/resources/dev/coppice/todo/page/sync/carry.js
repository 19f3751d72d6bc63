// Carries everything into the server, from a file that some server has exported.

import { ask } from './api.js';

const PATIENCE = 10 * 60_000;

/**
 * Adds the lists of an export.
 *
 * @param key says that it is the same import, should it be asked for again
 * @returns the server's answer
 */
export async function carryIn(file, key) {
  try {
    return await ask('POST', '/api/v1/import', { body: JSON.parse(await file.text()), key, patience: PATIENCE });
  } catch {
    return { status: 400, body: { detail: 'it is not JSON' } };
  }
}
