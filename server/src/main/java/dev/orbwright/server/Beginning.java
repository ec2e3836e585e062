package dev.orbwright.server;

import dev.orbwright.forge.WorldFunctions;
import dev.orbwright.npc.NpcFiles;
import dev.orbwright.runtime.FunctionRunner;
import dev.orbwright.server.genesis.Genesis;
import dev.orbwright.server.genesis.GenesisException;
import dev.orbwright.server.genesis.InitialPrompt;
import dev.orbwright.world.task.World;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a world begins: made from its prompt, with the NPCs of files in it.
final class Beginning {

    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

    private final ServerSettings settings;
    private final InitialPrompt prompt;
    private final World world;
    private final Genesis genesis;

    /// @param functions writes the world's functions, where a model is to
    Beginning(
            ServerSettings settings,
            InitialPrompt prompt,
            World world,
            FunctionRunner runner,
            WorldFunctions functions) {
        this.settings = settings;
        this.prompt = prompt;
        this.world = world;
        this.genesis =
                settings.generateWorld()
                        ? Genesis.generated(world, runner, functions)
                        : Genesis.fromReference(world, runner);
    }

    /// Makes the world where it is not made yet, and brings its NPCs to what their files say.
    ///
    /// @return whether it was made now
    boolean make() throws StartException {
        try {
            boolean made = genesis.run(prompt);
            if (!made && settings.generateWorld()) {
                LOG.warn(
                        "--generate-world is for new worlds, and this one is made already;"
                                + " use --recreate with it to start afresh");
            }
            npcs().settle(world);
            return made;
        } catch (GenesisException e) {
            throw new StartException("the world could not be made: " + e.getMessage(), e);
        } catch (IOException e) {
            throw StartException.of(e);
        }
    }

    /// Makes the world once more, its NPCs apart.
    void makeAgain() throws GenesisException {
        genesis.runAgain(prompt);
    }

    /// Makes the NPCs once more.
    void settleAgain() throws IOException {
        npcs().settleAfresh(world);
    }

    private NpcFiles npcs() {
        return settings.npcs().files();
    }
}
