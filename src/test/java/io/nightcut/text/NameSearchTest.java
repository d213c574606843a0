package io.nightcut.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class NameSearchTest {

    @Test
    void theNameAsItIsWrittenIsMeantAndNoOther() {
        assertThat(search("Recap", "recap", "Recap", "RECAP").found()).containsExactly("Recap");
    }

    @Test
    void anotherFormOfTheNameIsFound() {
        assertThat(search(Normalizer.normalize("Café", Normalizer.Form.NFD), "Café", "Cafe")
                        .found())
                .containsExactly("Café");
        assertThat(search(" weekly\u00a0 recap ", "Weekly Recap").found()).containsExactly("Weekly Recap");
        assertThat(search("'=1+1", "=1+1").found()).containsExactly("=1+1");
    }

    @Test
    void severalOfOneFormAreAllFound() {
        assertThat(search("RECAP", "Recap", "Demo", "recap", "Recap").found()).containsExactly("Recap", "recap");
    }

    @Test
    void theNearestAreNamedNearestFirst() {
        NameSearch search = search("Wekly Recap", "Demo", "Weekly Racaps", "Weekly Recap", "Old Wekly Recap of May");
        assertThat(search.found()).isEmpty();
        assertThat(search.nearest())
                .isEqualTo(" Did you mean \"Weekly Recap\" or \"Weekly Racaps\" or \"Old Wekly Recap of May\"?");
        assertThat(search("7", "007", "Demo").nearest()).isEqualTo(" Did you mean \"007\"?");
        assertThat(search("Recpa", "Recap").nearest()).isEqualTo(" Did you mean \"Recap\"?");
        assertThat(search("Quarterly", "Demo", "Recap").nearest()).isEmpty();
    }

    private static NameSearch search(String wanted, String... names) {
        NameSearch search = new NameSearch(wanted);
        for (String name : names) {
            search.offer(name);
        }
        return search;
    }
}
