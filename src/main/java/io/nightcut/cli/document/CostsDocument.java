package io.nightcut.cli.document;

import io.nightcut.budget.Cap;
import io.nightcut.cli.format.Document;
import io.nightcut.ledger.cost.Costs;
import io.nightcut.ledger.cost.CostsBy;
import io.nightcut.results.CsvTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code costs} prints: what the paid calls of this state have cost, group by group and in all.
 *
 * @param caps those that are set, and what the last night and this month have used of them
 */
public record CostsDocument(String by, List<Group> groups, Group total, List<CapUse> caps) implements Document {

    /**
     * A cap.
     *
     * @param period {@code night} or {@code month}
     * @param unit {@code AI credits}, {@code media minutes} or {@code projects}
     * @param reserved for what is under way
     */
    public record CapUse(String period, String unit, BigDecimal limit, BigDecimal used, BigDecimal reserved) {

        static CapUse of(Cap cap) {
            return new CapUse(
                    cap.isOfNight() ? "night" : "month", cap.kind().unit(), cap.limit(), cap.used(), cap.reserved());
        }
    }

    /**
     * A group of paid calls.
     *
     * @param group null: what they have in common is not known, or they are all
     */
    public record Group(
            @Nullable String group,
            int imports,
            int edits,
            int edited,
            BigDecimal mediaSecondsUsed,
            BigDecimal aiCreditsUsed,
            BigDecimal mediaSecondsWasted,
            BigDecimal aiCreditsWasted,
            @Nullable BigDecimal creditsPerEdited,
            int notKnown) {

        static Group of(Costs costs) {
            return new Group(
                    costs.group(),
                    costs.imports(),
                    costs.edits(),
                    costs.edited(),
                    costs.mediaSecondsUsed(),
                    costs.aiCreditsUsed(),
                    costs.mediaSecondsWasted(),
                    costs.aiCreditsWasted(),
                    costs.creditsPerEdited(),
                    costs.notKnown());
        }

        private List<String> cells() {
            return Stream.of(
                            group,
                            imports,
                            edits,
                            edited,
                            mediaSecondsUsed.toPlainString(),
                            aiCreditsUsed.toPlainString(),
                            mediaSecondsWasted.toPlainString(),
                            aiCreditsWasted.toPlainString(),
                            creditsPerEdited == null ? null : creditsPerEdited.toPlainString(),
                            notKnown)
                    .map(cell -> Objects.toString(cell, ""))
                    .toList();
        }

        /** For people. */
        public String words() {
            return "%d imports, %d edits, %d edited; %s media seconds (%s wasted), %s AI credits (%s wasted%s)%s"
                    .formatted(
                            imports,
                            edits,
                            edited,
                            mediaSecondsUsed.toPlainString(),
                            mediaSecondsWasted.toPlainString(),
                            aiCreditsUsed.toPlainString(),
                            aiCreditsWasted.toPlainString(),
                            creditsPerEdited == null
                                    ? ""
                                    : ", %s for each edited project".formatted(creditsPerEdited.toPlainString()),
                            notKnown == 0 ? "" : "; the costs of %d calls are not known".formatted(notKnown));
        }
    }

    public static CostsDocument of(CostsBy by, List<Costs> groups, List<Cap> caps) {
        return new CostsDocument(
                by.name().toLowerCase(Locale.ROOT),
                groups.stream().map(Group::of).toList(),
                Group.of(Costs.sum(groups.stream())),
                caps.stream().map(CapUse::of).toList());
    }

    /** A row for each group. */
    @Override
    public CsvTable table() {
        return new CsvTable(
                List.of(
                        by,
                        "imports",
                        "edits",
                        "edited",
                        "media_seconds_used",
                        "ai_credits_used",
                        "media_seconds_wasted",
                        "ai_credits_wasted",
                        "credits_per_edited",
                        "not_known"),
                row -> groups.stream().map(Group::cells).forEach(row));
    }
}
