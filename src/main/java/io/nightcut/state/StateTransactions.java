package io.nightcut.state;

import javax.sql.DataSource;
import org.apache.commons.logging.LogFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions of the state, Spring Batch's own included: one that has written is committed only by who has the state. */
final class StateTransactions extends JdbcTransactionManager {

    private final transient StateConnection state;
    private final transient JdbcTemplate statements;

    StateTransactions(DataSource database, StateConnection state) {
        super(database);
        this.state = state;
        this.statements = new JdbcTemplate(database);
        // It says what Spring's own says, and is no more of interest than that.
        logger = LogFactory.getLog(JdbcTransactionManager.class);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        if (definition.isReadOnly()) {
            return;
        }
        try {
            statements.execute((ConnectionCallback<Boolean>) writing -> {
                state.beginWriting(writing);
                return true;
            });
        } catch (RuntimeException | Error e) {
            // Who begins a transaction gives nothing back if that fails.
            doCleanupAfterCompletion(transaction);
            throw e;
        }
    }

    @Override
    protected void prepareForCommit(DefaultTransactionStatus status) {
        if (status.isNewTransaction() && !status.isReadOnly()) {
            statements.execute((ConnectionCallback<Boolean>) writing -> {
                state.holdUntilCommit(writing);
                return true;
            });
        }
    }
}
