// Tries: to load a module before its first statement.
// Stopped by: functions are scripts: a module's syntax is none of theirs.
// Expect: failed SYNTAX
import fs from 'fs';
function attack() { return fs; }
