// Changes are sent as JSON to this server only; what comes back is JSON, an error with its reason.

/** Posts `content` (an object, or a Blob as it is) and returns the answer; throws an Error with the server's words. */
export async function send(address, content) {
  const isBlob = content instanceof Blob;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": isBlob ? "application/octet-stream" : "application/json" },
    body: isBlob ? content : JSON.stringify(content),
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.error ?? `the server answered ${answer.status}`);
  return told;
}
