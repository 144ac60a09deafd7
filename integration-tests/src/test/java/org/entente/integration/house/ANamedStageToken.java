package org.entente.integration.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** The stage tokens by name, in core only. */
final class ANamedStageToken extends DescribedPredicate<JavaClass> {

    private final Set<String> names;

    ANamedStageToken(String... names) {
        super("are stage tokens");
        this.names = Set.of(names);
    }

    @Override
    public boolean test(JavaClass type) {
        return type.getPackageName().startsWith("org.entente.core.") && names.contains(type.getSimpleName());
    }
}
