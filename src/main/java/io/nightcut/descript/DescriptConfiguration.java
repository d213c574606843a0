package io.nightcut.descript;

import io.nightcut.descript.api.DescriptApi;
import io.nightcut.descript.quota.QuotaHeaderInterceptor;
import io.nightcut.http.HttpClients;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DescriptSettings.class)
@ImportHttpServices(group = "descript", types = DescriptApi.class)
class DescriptConfiguration {

    /** Takes the place of Spring Boot's, which would make a client of the JDK's defaults. */
    @Bean
    ClientHttpRequestFactoryBuilder<?> apiRequests(HttpClients clients, PostPermission permission) {
        return nullable -> {
            HttpClientSettings settings = Objects.requireNonNull(nullable);
            HttpClient client = clients.newClient()
                    .connectTimeout(Objects.requireNonNull(settings.connectTimeout()))
                    .build();
            Duration timeout = Objects.requireNonNull(settings.readTimeout());
            return (uri, method) -> new ApiRequest(clients, permission, client, method, uri, timeout);
        };
    }

    @Bean
    RestClientHttpServiceGroupConfigurer descriptHttp(
            DescriptSettings settings, ApiClock apiClock, QuotaHeaderInterceptor quotaHeaders, CallLog callLog) {
        return groups -> groups.filterByName("descript")
                .forEachClient((group, client) -> client.defaultHeaders(headers ->
                                headers.setBearerAuth(settings.token().value()))
                        .requestInterceptor(apiClock)
                        .requestInterceptor(quotaHeaders)
                        .requestInterceptor(callLog));
    }
}
