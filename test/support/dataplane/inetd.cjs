/** Stands for a systemd socket unit with Accept=yes: inetd.cjs PORT PROGRAM, the connection as its standard streams. */
const { spawn } = require("node:child_process");
const net = require("node:net");

const [port, program] = process.argv.slice(2);

net
  .createServer((socket) => {
    const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
    for (const stream of [socket, child.stdin, child.stdout]) stream.on("error", () => socket.destroy());
    socket.pipe(child.stdin);
    child.stdout.pipe(socket);
  })
  .listen(Number(port), "0.0.0.0", () => console.log("ready"));
