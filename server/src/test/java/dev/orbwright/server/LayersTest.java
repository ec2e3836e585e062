package dev.orbwright.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The layers of docs/architecture.md hold.
final class LayersTest {

    private static final String ROOT = "dev.orbwright.";

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.orbwright");

    /// What each module may see of ours.
    private static final Map<String, Set<String>> MAY_USE =
            Map.of(
                    "world", Set.of(),
                    "storage", Set.of("world"),
                    "hostapi", Set.of("world"),
                    "sandbox", Set.of(),
                    "functionstore", Set.of(),
                    "llm", Set.of(),
                    "runtime", Set.of("world", "hostapi", "sandbox", "functionstore"),
                    "forge",
                            Set.of(
                                    "world",
                                    "hostapi",
                                    "sandbox",
                                    "functionstore",
                                    "runtime",
                                    "llm"),
                    "npc",
                            Set.of(
                                    "world",
                                    "hostapi",
                                    "sandbox",
                                    "functionstore",
                                    "runtime",
                                    "llm",
                                    "forge"));

    /// Which module alone may see a library.
    private static final Map<String, List<String>> OWNED =
            Map.of(
                    "sandbox", List.of("org.graalvm..", "com.oracle.."),
                    "functionstore", List.of("org.apache.lucene.."),
                    "llm", List.of("com.openai..", "dev.langchain4j..", "ai.onnxruntime.."),
                    "storage", List.of("java.sql..", "org.sqlite.."),
                    "server",
                            List.of(
                                    "io.javalin..",
                                    "com.corundumstudio..",
                                    "io.netty..",
                                    "io.micrometer..",
                                    "picocli.."));

    @TestFactory
    Stream<DynamicTest> modulesSeeOnlyWhatTheyMay() {
        return MAY_USE.entrySet().stream()
                .map(module ->
                        DynamicTest.dynamicTest(
                                module.getKey(),
                                () ->
                                        noClasses()
                                                .that()
                                                .resideInAPackage(ROOT + module.getKey() + "..")
                                                .should()
                                                .dependOnClassesThat()
                                                .resideInAnyPackage(
                                                        forbidden(
                                                                module.getKey(), module.getValue()))
                                                .check(CLASSES)));
    }

    private static String[] forbidden(String module, Set<String> allowed) {
        return Stream.concat(MAY_USE.keySet().stream(), Stream.of("server"))
                .filter(other -> !other.equals(module) && !allowed.contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
    }

    @TestFactory
    Stream<DynamicTest> librariesAreSeenByOneModule() {
        return OWNED.entrySet().stream()
                .map(owner ->
                        DynamicTest.dynamicTest(
                                owner.getKey() + " alone",
                                () ->
                                        noClasses()
                                                .that()
                                                .resideOutsideOfPackage(
                                                        ROOT + owner.getKey() + "..")
                                                .should()
                                                .dependOnClassesThat()
                                                .resideInAnyPackage(
                                                        owner.getValue().toArray(String[]::new))
                                                .check(CLASSES)));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.orbwright.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        classes()
                .should(
                        new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
                            @Override
                            public void check(JavaClass item, ConditionEvents events) {
                                events.add(
                                        new SimpleConditionEvent(
                                                item,
                                                item.getPackage()
                                                        .tryGetPackageInfo()
                                                        .map(info ->
                                                                info.isAnnotatedWith(
                                                                        NullMarked.class))
                                                        .orElse(false),
                                                item.getName()));
                            }
                        })
                .check(CLASSES);
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(
                        CLASSES.stream()
                                .map(type -> type.getPackageName().replace(ROOT, ""))
                                .map(name ->
                                        name.contains(".")
                                                ? name.substring(0, name.indexOf('.'))
                                                : name))
                .contains(MAY_USE.keySet().toArray(String[]::new))
                .contains("server");
    }
}
