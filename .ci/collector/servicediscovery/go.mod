module github.com/aws/aws-sdk-go-v2/service/servicediscovery

go 1.25

require github.com/aws/aws-sdk-go-v2 v1.42.0
