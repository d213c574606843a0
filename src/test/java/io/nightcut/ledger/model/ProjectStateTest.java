package io.nightcut.ledger.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectStateTest {

    @ParameterizedTest
    @CsvSource({
        ",,invalid",
        "WAITING,,waiting",
        "SENDING,,importing",
        "RUNNING,,importing",
        "FAILED,,import_failed",
        "UNKNOWN,,unknown",
        "DONE,,waiting",
        "DONE,WAITING,waiting",
        "DONE,SENDING,editing",
        "DONE,RUNNING,editing",
        "DONE,DONE,edited",
        "DONE,FAILED,edit_failed",
        "DONE,UNKNOWN,unknown",
        "RUNNING,WAITING,importing",
        "FAILED,WAITING,import_failed"
    })
    void whereAProjectsTwoSubmissionsLeaveIt(SubmissionState importing, SubmissionState editing, String status) {
        assertThat(new ProjectState(importing, editing).status()).hasToString(status);
    }

    @ParameterizedTest
    @CsvSource({
        "       ,        , false, false",
        "WAITING,        , true , true ",
        "SENDING,        , false, true ",
        "RUNNING,        , false, true ",
        "FAILED ,        , true , true ",
        "UNKNOWN,        , false, false",
        "DONE   , WAITING, false, true ",
        "DONE   , SENDING, false, false",
        "DONE   , RUNNING, false, false",
        "DONE   , DONE   , false, false",
        "DONE   , FAILED , false, true ",
        "DONE   , UNKNOWN, false, false",
        "FAILED , WAITING, true , true ",
        "FAILED , FAILED , true , true ",
        "FAILED , DONE   , false, false",
        "FAILED , UNKNOWN, false, false",
        "RUNNING, DONE   , false, false"
    })
    void whatIsStillToBePaidForIt(
            SubmissionState importing, SubmissionState editing, boolean isToImport, boolean isToEdit) {
        ProjectState state = new ProjectState(importing, editing);
        assertThat(state.isToImport()).as("import").isEqualTo(isToImport);
        assertThat(state.isToEdit()).as("edit").isEqualTo(isToEdit);
    }

    @ParameterizedTest
    @CsvSource({
        "EDITED       , false, false, false, true ",
        "EDIT_FAILED  , true , false, false, true ",
        "IMPORT_FAILED, true , false, false, true ",
        "EDITING      , false, true , false, false",
        "IMPORTING    , false, true , false, false",
        "WAITING      , false, false, false, false",
        "UNKNOWN      , false, false, true , true ",
        "INVALID      , false, false, false, false"
    })
    void whatAStatusMeans(
            ProjectStatus status, boolean failed, boolean underWay, boolean manualCheck, boolean hasEnded) {
        assertThat(status.isFailed()).isEqualTo(failed);
        assertThat(status.isUnderWay()).isEqualTo(underWay);
        assertThat(status.needsManualCheck()).isEqualTo(manualCheck);
        assertThat(status.hasEnded()).isEqualTo(hasEnded);
    }

    @Test
    void aLineThatIsNotAProjectHasNoState() {
        assertThat(ProjectState.INVALID.isProject()).isFalse();
        assertThat(ProjectState.INVALID.status()).isEqualTo(ProjectStatus.INVALID);
        assertThat(ProjectState.NEW.isProject()).isTrue();
        assertThat(ProjectState.NEW.status()).isEqualTo(ProjectStatus.WAITING);
    }
}
