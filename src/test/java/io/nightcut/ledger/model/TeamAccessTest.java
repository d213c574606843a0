package io.nightcut.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TeamAccessTest {

    /** Descript's API, the ledger's column, the setting and the manifest all have these words. */
    @Test
    void itsWordsAreDescripts() {
        assertThat(TeamAccess.values()).extracting(TeamAccess::word).containsExactly("edit", "comment", "view", "none");
        assertThat(TeamAccess.values()).allSatisfy(access -> assertThat(access).hasToString(access.word()));
    }

    @Test
    void itIsFoundByItsWordInAnyCaseAndByNoOther() {
        assertThat(TeamAccess.of("View")).contains(TeamAccess.VIEW);
        assertThat(TeamAccess.of("write")).isEmpty();
        assertThat(TeamAccess.of("")).isEmpty();
    }
}
