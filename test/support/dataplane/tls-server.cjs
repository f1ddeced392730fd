/** Stands for S3 and others: answers every HTTPS request with the name asked for, the peer's address and its own. */
const crypto = require("node:crypto");
const fs = require("node:fs");
const https = require("node:https");

const pem = fs.readFileSync(process.argv[2]);

const server = https.createServer({ key: pem, cert: pem }, (request, response) => {
  const { servername, remoteAddress, localAddress } = request.socket;
  const v4 = (address) => address.replace("::ffff:", "");
  const answer = JSON.stringify({
    name: servername,
    peer: v4(remoteAddress),
    address: v4(localAddress),
  });
  // What a client sends is answered by its digest; `/bytes/N` gives N bytes, and their digest in a header.
  if (request.method === "PUT") {
    const digest = crypto.createHash("sha256");
    request.on("data", (chunk) => digest.update(chunk));
    return request.on("end", () => response.end(digest.digest("hex")));
  }
  if (request.url.startsWith("/bytes/")) {
    const bytes = crypto.randomBytes(Number(request.url.slice(7)));
    response.setHeader("digest", crypto.createHash("sha256").update(bytes).digest("hex"));
    return response.end(bytes);
  }
  if (request.url !== "/slow") return response.end(answer);
  // The first byte at once, the rest when asked over again: an open connection for the drain to keep.
  response.write(" ");
  console.log("slow");
  const timer = setInterval(() => {
    if (!fs.existsSync(`${process.argv[2]}.release`)) return;
    clearInterval(timer);
    response.end(answer);
  }, 50);
});

server.listen(443, "0.0.0.0", () => console.log("ready"));
