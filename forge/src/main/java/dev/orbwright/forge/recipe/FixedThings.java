package dev.orbwright.forge.recipe;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows wishes for what stands in the world for good, and for the ground that it stands on, to be
/// somewhere else, larger, or something else: no tool can do that, whatever it is called. What one
/// made oneself is another matter.
final class FixedThings {

    private static final String THE = "(?:the|this|that|these|those|both|all|every) ";

    /// The first group is what it happens to.
    private static final List<Pattern> WISHES =
            List.of(
                    Pattern.compile(
                            "^(?:move|bring|pull|push|drag|lower|lift|raise|shift|transport|fetch|draw|slide|roll|relocate|teleport|swap|exchange|replace|take|carry|remove|throw|steal)s? (?:me |us )?"
                                    + THE
                                    + "(.{2,60}?)(?=$| (?:to|towards?|closer|nearer|over|away|up|down|out|from|into|onto|here|there|with|and|further|farther)\\b)"),
                    Pattern.compile(
                            "^(?:let|make|have) "
                                    + THE
                                    + "(.{2,80}?) (?:come|comes|go|goes|move|moves|float|fly|walk|swap|switch|exchange|change places|trade places|disappear|vanish)\\b"),
                    Pattern.compile(
                            "^(?:make|let) "
                                    + THE
                                    + "(.{2,60}?) (?:be )?(?:bigger|larger|smaller|taller|shorter|wider|narrower|deeper|shallower|flat|flatter|vanish|disappear|invisible|rise|sink|shake|tremble|collapse)\\b"),
                    Pattern.compile(
                            "^(?:drain|flood|shrink|enlarge|widen|narrow|deepen|level|flatten|tilt|split|shake|collapse|demolish|smash|tear down|break|cut down|dig through|blow up)s? "
                                    + THE
                                    + "(.{2,60}?)$"),
                    Pattern.compile(
                            "^(?:turn|transform|change) "
                                    + THE
                                    + "(.{2,60}?) (?:in)?to (?:an?|some) "));

    /// What places are made of. Of one's own making are walls, floors and lights, too; so only what
    /// surely is the place's own.
    private static final Pattern GROUND =
            Pattern.compile(
                    "\\b(?:chasm|gap|abyss|void|ravine|gorge|canyon|pit|ground|floor|ceiling|roof|walls"
                            + "|room|hall|chamber|place|cave|earth|sky|sun|moon)$");

    /// What has no colour that a tool could change.
    private static final Pattern SURFACES =
            Pattern.compile(
                    "^(?:paint|colou?r|dye|tint)s? "
                            + THE
                            + "(?:walls?|floor|ground|ceiling|roof|room|hall|chamber)\\b");

    private FixedThings() {}

    /// Whether that is what is asked for.
    ///
    /// @param core of a wish, see [Wording]
    static boolean areToChange(String core, Mentions mentions) {
        if (SURFACES.matcher(core).find()) {
            return true;
        }
        for (Pattern pattern : WISHES) {
            Matcher wish = pattern.matcher(core);
            if (wish.find()
                    && (mentions.isFixed(wish.group(1)) || GROUND.matcher(wish.group(1)).find())) {
                return true;
            }
        }
        return false;
    }
}
