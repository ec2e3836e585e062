// Connects by HTTP long-polling, which the server does not speak, and prints how it was refused.
//
//     node try-polling.mjs http://localhost:3001
//
// Exits with 0 where it was refused, 1 where it was not.

import { io } from 'socket.io-client';

const socket = io(process.argv[2], {
  transports: ['polling'],
  reconnection: false,
  timeout: 30_000,
});
socket.once('connect', () => {
  console.error('try-polling: the server took it');
  process.exitCode = 1;
  socket.disconnect();
});
socket.once('connect_error', (error) => {
  console.log(JSON.stringify({ status: error.description, body: error.context?.responseText }));
});
