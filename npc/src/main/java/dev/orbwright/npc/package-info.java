/// NPCs: souls that the server plays.
@NullMarked
package dev.orbwright.npc;

import org.jspecify.annotations.NullMarked;
