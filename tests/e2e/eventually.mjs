import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";

/** Asks again until the answer is the expected one; after ten seconds, says how it differs. */
export async function eventually(ask, expected, message) {
  const end = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (isDeepStrictEqual(answer, expected) || Date.now() > end) {
      return assert.deepEqual(answer, expected, message);
    }
    await new Promise((done) => setTimeout(done, 40));
  }
}
