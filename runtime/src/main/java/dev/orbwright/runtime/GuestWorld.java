package dev.orbwright.runtime;

import dev.orbwright.hostapi.HostApi;
import dev.orbwright.hostapi.HostFunctionSpec;
import dev.orbwright.sandbox.Budget;
import dev.orbwright.sandbox.HostBinding;
import java.util.List;

/// What guests find in their sandbox: the names of the host functions, and the limits of their
/// runs.
public final class GuestWorld {

    /// The budget classes that this module runs functions in.
    public static final List<Budget> BUDGETS = List.of(Budget.TOOL, Budget.CHECKER, Budget.GENESIS);

    private GuestWorld() {}

    /// The names under which guests find the host functions.
    public static HostBinding binding(HostApi hostApi) {
        return new HostBinding(
                hostApi.functions().stream().map(HostFunctionSpec::nativeName).toList(),
                hostApi.functions().stream()
                        .flatMap(function -> function.seedName().stream())
                        .toList());
    }
}
