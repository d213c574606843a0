package io.nightcut.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

class StateDatabaseTest extends LedgerFixture {

    @Test
    void itHasTheTablesAndSequencesThatThisVersionOfSpringBatchAsksFor() {
        EmbeddedDatabase batch = new EmbeddedDatabaseBuilder()
                .setType(EmbeddedDatabaseType.H2)
                .generateUniqueName(true)
                .addScript(new ClassPathResource("org/springframework/batch/core/schema-h2.sql").getPath())
                .build();
        List<String> asked = columnsAndSequences(JdbcClient.create(batch));
        batch.shutdown();

        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(columnsAndSequences(jdbc)).isEqualTo(asked);
    }

    @Test
    void aStatementThatFailsLeavesNoTraceFile() {
        assertThatThrownBy(() -> jdbc.sql("create table project (id int)").update());
        assertThat(folder).isDirectoryNotContaining("glob:**.trace.db");
    }

    private static List<String> columnsAndSequences(JdbcClient client) {
        return client.sql("""
                        select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
                            || coalesce(cast(character_maximum_length as varchar), '')
                        from information_schema.columns where table_name like 'BATCH%'
                        union select sequence_name from information_schema.sequences
                        where sequence_name like 'BATCH%' order by 1
                        """).query(String.class).list();
    }
}
