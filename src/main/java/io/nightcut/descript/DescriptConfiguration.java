package io.nightcut.descript;

import io.nightcut.descript.api.DescriptApi;
import io.nightcut.descript.quota.QuotaHeaderInterceptor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DescriptSettings.class)
@ImportHttpServices(group = "descript", types = DescriptApi.class)
class DescriptConfiguration {

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
