package io.nightcut.kill;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.batch.core.step.Step;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/** Waits at an edge, and makes an end there: of the JVM, without finally, shutdown hook or flush; or of the thread alone. */
final class Death implements BeanPostProcessor, Ordered {

    private final Edge edge;
    private final Runnable end;
    private final AtomicInteger calls = new AtomicInteger();

    Death(Edge edge, Runnable end) {
        this.edge = edge;
        this.end = end;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (edge.place().equals("sql")) {
            return bean instanceof DataSource ? around(bean, this::connection) : bean;
        }
        return edge.isOn(AopUtils.getTargetClass(bean), name) ? around(bean, this::call) : bean;
    }

    /** Outside of all others: when a call has returned to here its transaction is committed. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    private @Nullable Object connection(MethodInvocation invocation) throws Throwable {
        Object result = invocation.proceed();
        return result instanceof Connection ? around(result, this::statement) : result;
    }

    private @Nullable Object statement(MethodInvocation invocation) throws Throwable {
        Object result = call(invocation, named -> invocation.getArguments().length > 0);
        return result instanceof Statement ? around(result, this::statement) : result;
    }

    private @Nullable Object call(MethodInvocation invocation) throws Throwable {
        return call(invocation, name -> name.equals(edge.method()));
    }

    private @Nullable Object call(MethodInvocation invocation, Predicate<String> methods) throws Throwable {
        String name = invocation.getMethod().getName();
        boolean here =
                methods.test(name) && edge.isIn(invocation.getArguments()) && calls.incrementAndGet() == edge.call();
        if (here && edge.isBefore()) {
            end.run();
        }
        Object result = invocation.proceed();
        if (here) {
            end.run();
        }
        return result;
    }

    private static Object around(Object target, MethodInterceptor interceptor) {
        ProxyFactory proxy = new ProxyFactory(target);
        boolean byInterface = target instanceof Step
                || target instanceof Connection
                || target instanceof Statement
                || target instanceof DataSource;
        proxy.setProxyTargetClass(!byInterface);
        proxy.addAdvice(interceptor);
        return proxy.getProxy();
    }
}
