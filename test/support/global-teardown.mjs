export default async function globalTeardown() {
  await globalThis.pasTestServer?.stop();
}
